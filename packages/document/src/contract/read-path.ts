import type { Operation, Selector } from "@callsheet/protocol";
import type { ApiOperation } from "../read/operation.ts";
import { Unsupported } from "./unsupported.ts";

/**
 * The path of an operation as sent, without its fragment, which is never sent: `/#X-Amz-Target=Shop.Buy` is
 * `/` with a header, `/#Action=Buy` with a query parameter, `/#acl` with one of any value. They distinguish
 * the operation from others at the path.
 */
export function readPath(operation: ApiOperation): Pick<Operation, "path" | "when"> {
  checkPath(operation);
  const [path = "", fragment = ""] = operation.path.split(/#(.*)/s, 2);
  const when = fragment.split("&").flatMap((part) => readSelector(operation, part));
  return { path, ...(when.length > 0 && { when }) };
}

function readSelector({ parameters }: ApiOperation, part: string): Selector[] {
  const [name = "", value] = part.split(/=(.*)/s, 2);
  const found = parameters.find(
    (one) => one.name === name || (one.in === "header" && one.name.toLowerCase() === name.toLowerCase()),
  );
  if (found?.in !== "header" && found?.in !== "query") return [];
  return [{ in: found.in, name: found.name, ...(value !== undefined && { value }) }];
}

/** Every label of a path needs its parameter, and the path must fit into a URL. */
function checkPath({ path, parameters, pointer }: ApiOperation): void {
  if (!/^\/(?:[\w.~!$&'()*+,;=:@%/?#|-]|\{[^{}/]+\})*$/.test(path))
    throw new Unsupported(pointer, `the path \`${path}\` has characters that no URL can have`);
  if (/\/(?:\.|%2e){1,2}(?=[/?#]|$)/i.test(path))
    throw new Unsupported(pointer, `the path \`${path}\` has a step of dots, which a URL loses`);
  const labels = [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map(([, label]) => label);
  const missing = labels.find(
    (label) =>
      !parameters.some(({ in: place, name }) => place === "path" && name.replace(/\+$/, "") === label),
  );
  if (missing !== undefined)
    throw new Unsupported(pointer, `no parameter describes the label \`{${missing}}\``);
  const twice = labels.find((label, index) => labels.indexOf(label) < index);
  if (twice !== undefined) throw new Unsupported(pointer, `the label \`{${twice}}\` appears twice`);
}
