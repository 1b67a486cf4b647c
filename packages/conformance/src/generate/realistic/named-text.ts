import type { Random } from "../random.ts";
import { isMoment, momentFor } from "./moment.ts";
import { words, wordsOf } from "./words.ts";

/** What a value is made for. */
export interface Naming {
  /** The name of the member, or of the nearest enclosing one. */
  readonly name: string;
  /** The name of what contains the member, such as `Pet` or `owner`. */
  readonly holder: string;
  /** Milliseconds. */
  readonly now: number;
  readonly random: Random;
}

type Maker = (naming: Naming) => string;

const one =
  (list: readonly string[]): Maker =>
  ({ random }) =>
    random.pick(list);

/** Hexadecimal digits. */
export function hex(length: number, random: Random): string {
  return Array.from({ length }, () => "0123456789abcdef"[random.between(0, 15)]).join("");
}

/** A UUID, version 4. */
export function uuid(random: Random): string {
  return `${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-${"89ab"[random.between(0, 3)]}${hex(3, random)}-${hex(12, random)}`;
}

/** Capitals and digits, as identifiers of services have them. */
export function identifier(length: number, random: Random): string {
  return Array.from({ length }, () => "ABCDEFGHJKMNPQRSTUVWXYZ23456789"[random.between(0, 30)]).join("");
}

const person: Maker = ({ random }) => `${random.pick(words.firstNames)} ${random.pick(words.lastNames)}`;
const thing: Maker = ({ random }) => `${random.pick(words.adjectives)} ${random.pick(words.nouns)}`;
const slug: Maker = (naming) => thing(naming).toLowerCase().replace(" ", "-");

/** An address of electronic mail. */
export const email: Maker = ({ random }) =>
  `${random.pick(words.firstNames)}.${random.pick(words.lastNames)}@example.com`.toLowerCase();
/** An address of a page, or of a picture if the name suggests one. */
export const link: Maker = (naming) =>
  /image|avatar|photo|picture|thumbnail|icon|logo/i.test(naming.name)
    ? `https://example.com/images/${slug(naming)}.png`
    : `https://example.com/${slug(naming)}`;

const arn: Maker = ({ random, holder }) =>
  `arn:aws:service:${random.pick(words.regions)}:123456789012:${(wordsOf(holder).at(-1) ?? "") || "resource"}/${identifier(12, random)}`;
const PEOPLE =
  /^(?:user|person|author|owner|customer|member|contact|employee|student|patient|artist|assignee|creator)s?$/;

/** Makers of texts by the words of a name: the first rule that matches. */
const RULES: readonly (readonly [RegExp, Maker])[] = [
  [/\bemails?\b|\bmail\b/, email],
  [/\bphones?\b|\bmobile\b|\bfax\b/, ({ random }) => `+1555${String(random.between(1_000_000, 9_999_999))}`],
  [/\barns?\b/, arn],
  [/\buuid\b|\bguid\b/, ({ random }) => uuid(random)],
  [/\bfirst name\b|\bgiven name\b/, one(words.firstNames)],
  [/\blast name\b|\bfamily name\b|\bsurname\b/, one(words.lastNames)],
  [/\bfull name\b|\bdisplay name\b|\bauthor\b|\bowner\b|\bassignee\b|\bcreated by\b|\bupdated by\b/, person],
  [
    /\buser ?name\b|\blogin\b|\bhandle\b|\bnickname\b/,
    ({ random }) => random.pick(words.firstNames).toLowerCase() + random.between(1, 99),
  ],
  [
    /\burls?\b|\buris?\b|\bhref\b|\blinks?\b|\bwebsite\b|\bhomepage\b|\bavatar\b|\bimage\b|\bphoto\b|\bthumbnail\b|\bicon\b|\blogo\b|\bendpoint\b|\bcallback\b|\bwebhook\b/,
    link,
  ],
  [/\bhost ?name\b|\bhost\b|\bdomain\b/, (naming) => `${slug(naming)}.example.com`],
  [/\bip\b|\bip address\b/, ({ random }) => `192.0.2.${random.between(1, 254)}`],
  [
    /\bcompany\b|\borganization\b|\borganisation\b|\bemployer\b|\bvendor\b|\bmanufacturer\b|\bbrand\b/,
    one(words.companies),
  ],
  [/\bcity\b|\btown\b/, one(words.cities)],
  [/\bstreet\b|\baddress\b|\baddress line\b/, one(words.streets)],
  [
    /\bzip\b|\bzip code\b|\bpostal\b|\bpostal code\b|\bpostcode\b/,
    ({ random }) => String(random.between(10_000, 99_999)),
  ],
  [/\bcountry code\b/, one(words.countryCodes)],
  [/\bcountry\b/, one(words.countries)],
  [/\bcurrency\b/, one(words.currencies)],
  [/\blocale\b|\blanguage\b|\blang\b/, one(words.locales)],
  [/\btime ?zone\b/, one(words.timeZones)],
  [/\bregion\b/, one(words.regions)],
  [/\baccount id\b|\baccount\b/, () => "123456789012"],
  [/\bcolou?r\b/, one(words.colors)],
  [/\btags?\b|\blabels?\b|\bcategory\b|\bcategories\b|\bkeywords?\b|\btopics?\b/, one(words.tags)],
  [
    /\bversion\b|\brevision\b/,
    ({ random }) => `${random.between(1, 4)}.${random.between(0, 9)}.${random.between(0, 9)}`,
  ],
  [/\bmedia type\b|\bmime\b|\bmime type\b|\bcontent type\b/, one(words.mediaTypes)],
  [/\bfile ?name\b|\bfile\b|\bpath\b/, one(words.files)],
  [
    /\bhash\b|\bsha\b|\bsha256\b|\bchecksum\b|\bdigest\b|\betag\b|\bfingerprint\b|\bsignature\b/,
    ({ random }) => hex(40, random),
  ],
  [/\btokens?\b|\bsecret\b|\bapi key\b|\bpassword\b|\bcursor\b/, ({ random }) => identifier(24, random)],
  [/\bstatus\b|\bstate\b|\bphase\b/, one(words.statuses)],
  [/\btype\b|\bkind\b|\btier\b|\bplan\b|\bmode\b/, one(words.kinds)],
  [
    /\bdescription\b|\bsummary\b|\bmessage\b|\btext\b|\bcomments?\b|\bnotes?\b|\bbody\b|\bcontent\b|\breason\b|\bdetails?\b|\bbio\b|\babout\b/,
    one(words.sentences),
  ],
  [/\bslug\b/, slug],
  [/\bids?\b|\bkey\b|\bcode\b|\bnumber\b|\breference\b|\bref\b/, ({ random }) => identifier(10, random)],
  [/\btitle\b|\bsubject\b|\bheadline\b|\blabel\b/, thing],
  [
    /\bname\b/,
    (naming) => (PEOPLE.test(wordsOf(naming.holder).at(-1) ?? "") ? person(naming) : thing(naming)),
  ],
];

/** A text that suits a name, for texts without a format or pattern. */
export function namedText(naming: Naming): string {
  const named = wordsOf(naming.name);
  if (isMoment(named)) return new Date(momentFor(named, naming.now, naming.random)).toISOString();
  const spoken = named.join(" ");
  const [, make] = RULES.find(([pattern]) => pattern.test(spoken)) ?? [];
  return make ? make(naming) : thing(naming);
}
