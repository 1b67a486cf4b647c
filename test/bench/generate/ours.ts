import path from "node:path";
import { emitTypes, emitValidators, readDocuments } from "@callsheet/compiler";
import { createContract } from "@callsheet/document";

const [, , folder = ""] = process.argv;
for (const { api, id } of readDocuments(path.join(folder, "github.json"))) {
  const model = createContract(api, id);
  emitTypes(model, "github.json");
  emitValidators({
    id,
    definitions: Object.fromEntries(model.definitions.map(({ name, schema }) => [name, schema])),
  });
}
