import { isObject } from "../json/json.ts";
import { pointerStep, valueAt } from "../json/pointer.ts";
import { followReference } from "../reference/follow-reference.ts";
import type { ApiDocument, ApiOperation } from "./operation.ts";
import { PathReader } from "./path-reader.ts";

/**
 * Reads what the service calls on its own while it works off an operation. The path of each is the callback's
 * name and the expression that gives its URL, without braces: no label is in it.
 */
export function readCallbacks(document: ApiDocument): ApiOperation[] {
  const reader = new PathReader(document, { skipped: [], warn() {}, version: document.version });
  const found: ApiOperation[] = [];
  for (const { name, callbacks } of document.operations) {
    for (const pointer of callbacks) {
      const callback = followReference(document, { value: valueAt(document.root, pointer), pointer });
      for (const expression of Object.keys(isObject(callback.value) ? callback.value : {})) {
        if (expression.startsWith("x-")) continue;
        const called = pointer.slice(pointer.lastIndexOf("/") + 1);
        const path = `${name}/${called}/${expression}`.replaceAll(/[{}]/g, "");
        reader.readItem(
          { path, pointer: callback.pointer + pointerStep(expression), isWebhook: true },
          found,
        );
      }
    }
  }
  return found;
}
