import { everyPlace } from "./walk.js";

const members = {
  name: /^[A-Z][A-Za-z0-9]*$/,
  signingName: /^[a-z][a-z0-9-]*$/,
  errorMessage: /^[A-Za-z][A-Za-z0-9]*$/,
};

/** The name of the service in AWS's own tools may be given, too. */
const optional = { sdkId: /^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/ };
const known = { ...members, ...optional };

/**
 * A document says what its service is called in code and in signatures, and which member of an error body
 * holds the message.
 */
export const serviceName = everyPlace(({ kind, value }) => {
  if (kind !== "info") return undefined;
  const service = value["x-callsheet-service"];
  if (typeof service !== "object" || service === null) {
    return "The document needs `x-callsheet-service` with `name`, `signingName` and `errorMessage`.";
  }
  const wrong = Object.keys({ ...members, ...service }).filter(
    (member) => !Object.hasOwn(known, member) || !known[member].test(String(service[member] ?? "")),
  );
  return wrong.map((member) => ({ message: sentence(member, service), at: ["x-callsheet-service", member] }));
});

function sentence(member, service) {
  if (!Object.hasOwn(known, member)) return `\`x-callsheet-service\` has no member \`${member}\`.`;
  const form = `a string that matches ${known[member].source}`;
  return Object.hasOwn(service, member)
    ? `\`${member}\` must be ${form}.`
    : `\`x-callsheet-service\` needs \`${member}\`, ${form}.`;
}
