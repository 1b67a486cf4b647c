// Proves the generators at length: 10,000 valid values per schema, every rule broken, on our contract and on
// public documents.
import { DocumentError } from "@callsheet/conformance";
import { awsTexts } from "./aws-texts.ts";
import { ourContract } from "./documents.ts";
import { fixtureContracts } from "./fixtures.ts";
import { proveSchema, proveText, type SchemaProof, schemasOf } from "./generator-proof.ts";

const positives = Number(process.argv[2] ?? 10_000);
let failed = false;

const places = [
  ...schemasOf(await ourContract()),
  ...(await fixtureContracts()).flatMap((contract) => schemasOf(contract)),
];
const proofs: SchemaProof[] = [];
let unusable = 0;
for (const place of places) {
  try {
    proofs.push(proveSchema(place, { positives, seed: 1 }));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    unusable++;
  }
}
for (const { schema, wrongPositives, wrongNegatives, unsatisfiable } of proofs) {
  if (unsatisfiable !== undefined) console.log(`no value: ${schema}: ${unsatisfiable}`);
  if (wrongPositives.length > 0)
    console.log(
      `${wrongPositives.length} invalid: ${schema}: ${JSON.stringify(wrongPositives[0])?.slice(0, 200)}`,
    );
  if (wrongNegatives.length > 0)
    console.log(
      `${wrongNegatives.length} break nothing: ${schema}: ${wrongNegatives.slice(0, 3).join(", ")}`,
    );
}
const sum = (pick: (proof: SchemaProof) => number): number =>
  proofs.reduce((total, proof) => total + pick(proof), 0);
const [made, wrong, broken, useless] = [
  sum((proof) => proof.positives),
  sum((proof) => proof.wrongPositives.length),
  sum((proof) => proof.negatives),
  sum((proof) => proof.wrongNegatives.length),
];
console.log(
  `${proofs.length} schemas (${unusable} are no JSON Schema): ${made} valid values made, ${wrong} of them invalid (${share(made - wrong, made)})`,
);
console.log(
  `${broken} invalid values made: ${sum((proof) => proof.exact)} break their keyword alone, ${sum((proof) => proof.entangled)} with another, ${useless} do not break it (${share(broken - useless, broken)})`,
);
failed ||= wrong / made > 0.001 || useless / broken > 0.01;

const texts = awsTexts.map((rule) => proveText(rule, { samples: 500, seed: 1 }));
for (const { rule, tried, valid, negatives, invalid } of texts) {
  if (valid < tried || invalid < negatives)
    console.log(
      `${rule.pattern} ${rule.minLength}–${rule.maxLength}: ${valid} of ${tried} valid, ${invalid} of ${negatives} invalid`,
    );
}
const total = (pick: "tried" | "valid" | "negatives" | "invalid"): number =>
  texts.reduce((all, proof) => all + proof[pick], 0);
const slowest = Math.max(...texts.map((proof) => proof.slowest));
console.log(
  `${texts.length} pairs of pattern and length: ${share(total("valid"), total("tried"))} of ${total("tried")} texts valid, ${share(total("invalid"), total("negatives"))} of ${total("negatives")} invalid for the pattern alone, slowest text ${slowest.toFixed(0)} ms`,
);
failed ||=
  total("valid") / total("tried") < 0.99 || total("invalid") / total("negatives") < 0.99 || slowest > 200;
process.exitCode = failed ? 1 : 0;

function share(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(3)} %`;
}
