import type { Binding } from "./binding.ts";
import type { Codec } from "./codec.ts";
import { checkHeader, checkText, ownValue } from "./members.ts";
import { fillPath } from "./path.ts";
import { encodeJson, plainCodec } from "./plain-codec.ts";

/**
 * Codes operations with text in labels and headers of the request, and the other members in a JSON object,
 * the body.
 */
export const textCodec: Codec = {
  ...plainCodec,
  name: "text",
  toRequest(operation, input) {
    const { bindings = {} } = operation.input;
    const request = encodeJson(operation, input);
    const { headers } = request;
    const labels: Record<string, string> = Object.create(null);
    for (const member in bindings) {
      const { in: place, name } = bindings[member] as Binding;
      const value = ownValue(input, member);
      if (value == null) continue;
      const text = checkText(member, value);
      if (place === "path") labels[name] = text;
      else headers[name.toLowerCase()] = checkHeader(member, text);
    }
    return { ...request, path: fillPath(operation.path, labels) };
  },
};
