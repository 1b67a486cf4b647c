import { momentFor } from "./moment.ts";
import { email, identifier, link, type Naming, uuid } from "./named-text.ts";
import { words, wordsOf } from "./words.ts";

type Maker = (naming: Naming) => string;

const moment: Maker = ({ name, now, random }) =>
  new Date(momentFor(wordsOf(name), now, random)).toISOString();

/** Texts by format: near now, of example domains, and valid. */
const MAKERS: Readonly<Record<string, Maker>> = {
  "date-time": (naming) => `${moment(naming).slice(0, 19)}Z`,
  date: (naming) => moment(naming).slice(0, 10),
  time: (naming) => `${moment(naming).slice(11, 19)}Z`,
  duration: ({ random }) => `PT${random.between(5, 90)}M`,
  email,
  "idn-email": email,
  hostname: ({ random }) => `${random.pick(words.nouns).toLowerCase()}.example.com`,
  "idn-hostname": ({ random }) => `${random.pick(words.nouns).toLowerCase()}.example.com`,
  ipv4: ({ random }) => `192.0.2.${random.between(1, 254)}`,
  ipv6: ({ random }) => `2001:db8::${random.between(1, 9_999)}`,
  uri: link,
  url: link,
  iri: link,
  "uri-reference": link,
  uuid: ({ random }) => uuid(random),
  byte: ({ random }) => Buffer.from(random.pick(words.sentences)).toString("base64"),
  password: ({ random }) => identifier(16, random),
};

/** A text of a format, or undefined for an unknown format. */
export function formattedText(format: string, naming: Naming): string | undefined {
  return Object.hasOwn(MAKERS, format) ? MAKERS[format]?.(naming) : undefined;
}
