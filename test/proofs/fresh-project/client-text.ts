import { type ReadDocument, readDocuments } from "@callsheet/compiler";
import { type ContractModel, createContract, type OperationModel } from "@callsheet/document";
import { createGeneratedValues } from "../../documents/generated-values.ts";
import { clientAuthOf } from "../../documents/stand-in-callers.ts";

/** A client of five lines for a document: it calls one operation and prints what came. */
export function clientText(file: string): string {
  const [document] = readDocuments(file);
  const model = createContract((document as ReadDocument).api, (document as ReadDocument).id);
  const { operation, input } = choose(model);
  const { name } = model.service;
  return [
    `import { create${name}Client } from "./src/api/${model.id}.client.ts";`,
    `const client = create${name}Client({ endpoint: process.argv[2] ?? "", ${credentials(model)} });`,
    `const reply = await client.${operation.constant}(${JSON.stringify(input)});`,
    'if (reply === undefined) throw new Error("There is no reply.");',
    'console.log("reply:", JSON.stringify(reply));',
    "",
  ].join("\n");
}

function credentials({ service }: ContractModel): string {
  if (service.profile === "aws")
    return 'region: "us-west-2", credentials: { accessKeyId: "test", secretAccessKey: "test" }';
  return `auth: ${JSON.stringify(clientAuthOf(service))}`;
}

/** The first operation that answers something, reads before writes, with an input that the document takes. */
function choose(model: ContractModel): { readonly operation: OperationModel; readonly input: unknown } {
  const values = createGeneratedValues(model.definitions);
  const byName = new Map(model.definitions.map(({ name, schema }) => [name, schema]));
  const isRead = ({ descriptor }: OperationModel) => descriptor.method === "GET";
  const ordered = [...model.operations.filter(isRead), ...model.operations.filter((one) => !isRead(one))];
  for (const operation of ordered) {
    if (!answersBody(operation)) continue;
    const inputs = values.make(byName.get(operation.input) ?? true, "request", 8);
    const input = inputs.find((one) => isPlain(JSON.stringify(one)));
    if (input !== undefined) return { operation, input };
  }
  throw new Error("No operation can be called with a value that is made up.");
}

function answersBody({ descriptor }: OperationModel): boolean {
  return descriptor.outcomes.some(({ error, body }) => error === undefined && body !== undefined);
}

/** A value that stands in a module as it is, and that travels: an empty list in a query does not. */
function isPlain(json: string): boolean {
  return !json.includes('"$') && !json.includes("[]");
}
