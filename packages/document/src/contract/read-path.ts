import type { Operation } from "@callsheet/protocol";
import type { ApiOperation } from "../read/operation.ts";
import { Unsupported } from "./unsupported.ts";

/**
 * The path of an operation as it is sent, without a fragment, which never is: `/#X-Amz-Target=Shop.Buy` is `/` with a header. The header
 * tells the operation apart from others at the path.
 */
export function readPath(operation: ApiOperation): Pick<Operation, "path" | "when"> {
  checkPath(operation);
  const [path = "", fragment = ""] = operation.path.split(/#(.*)/s, 2);
  const [name = "", value] = fragment.split(/=(.*)/s, 2);
  const header = operation.parameters.find(
    (parameter) => parameter.in === "header" && parameter.name.toLowerCase() === name.toLowerCase(),
  );
  return { path, ...(header && value !== undefined && { when: { header: header.name, value } }) };
}

/** Every label of a path needs its parameter, and a path needs to be one that a URL can have. */
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
  if (twice !== undefined) throw new Unsupported(pointer, `the label \`{${twice}}\` is there twice`);
}
