import {
  bundleDocuments,
  createDefinitions,
  createModel,
  emitTypes,
  emitValidators,
} from "@callsheet/compiler";

const [, , folder = ""] = process.argv;
for (const document of await bundleDocuments(folder)) {
  const model = createModel(document);
  await emitTypes(document, model);
  emitValidators({ id: document.id, definitions: createDefinitions(model) }, { unknownFormats: "ignore" });
}
