import { bundleDocuments } from "../../../scripts/bundle-documents.ts";
import { emitTypes } from "../../../scripts/emit/types.ts";
import { emitValidators } from "../../../scripts/emit/validators.ts";
import { createModel } from "../../../scripts/model/create-model.ts";
import { createDefinitions } from "../../../scripts/model/definitions.ts";

const [, , folder = ""] = process.argv;
for (const document of await bundleDocuments(folder)) {
  const model = createModel(document);
  await emitTypes(document, model);
  emitValidators({ id: document.id, definitions: createDefinitions(model) }, { unknownFormats: "ignore" });
}
