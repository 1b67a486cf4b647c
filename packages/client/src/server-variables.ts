import type { Server } from "@callsheet/protocol";
import { refuseOption } from "./refuse-option.ts";

type Given = Readonly<Record<string, string | undefined>>;

/** Fills in the variables of a server's URL. */
export type ServersPart = (url: string, server: Server, given: Given | undefined) => string;

/**
 * Fills in variables with given values, else with the document's. Clients of documents with variables or
 * relative URLs get it as their part `servers`.
 *
 * @throws {TypeError} for a value that the document does not list or that could lead to another host, and for
 * a URL without a host.
 */
export const serverVariables: ServersPart = (template, server, given = {}) => {
  const { variables = {} } = server;
  const url = Object.entries(variables).reduce((filled, [name, { default: fallback, enum: values }]) => {
    const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? fallback;
    if (value !== fallback && !(values ? values.includes(value) : /^[\w.~:-]+$/.test(value)))
      refuseOption(`variables.${name}`, values ? `one of ${values.join(", ")}` : "letters, digits and .~:_-");
    return filled.replaceAll(`{${name}}`, () => value);
  }, template);
  if (template === server.url && !/^https?:/i.test(url))
    throw new TypeError(`The document names no http URL, only ${url}. Set the option \`endpoint\``);
  return url;
};
