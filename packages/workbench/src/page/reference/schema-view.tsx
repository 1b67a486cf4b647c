import { type Place, Shape } from "@callsheet/document";
import { useState } from "preact/hooks";
import { describing } from "../../schema/component-name.ts";
import { limitsOf } from "../../schema/limits.ts";
import { additionalOf, isMarked, itemsOf, nameOf, typeLabel } from "../../schema/type-label.ts";
import { Badge } from "../parts/badges.tsx";
import { Icon } from "../parts/icons.tsx";
import { Markdown, MarkdownLine } from "../parts/markdown.tsx";
import { RuleMarks } from "./rule-marks.tsx";

/** Props of {@link SchemaView}. */
export interface SchemaViewProps {
  readonly place: Place;
  /** The address of this part of the page, such as `request`. */
  readonly anchor: string;
  /** Pointers of the enclosing schemas: a repeated one is not opened by itself. */
  readonly trail?: readonly string[];
  /** The prefix of a member's address. */
  readonly href: (anchor: string) => string;
}

/** The members of a schema, or its forms, at any depth. */
export function SchemaView({ place, anchor, trail = [], href }: SchemaViewProps) {
  const shape = new Shape([place]);
  const inside = [...trail, ...shape.places.map(({ pointer }) => pointer)];
  const item = itemsOf(shape);
  const members = [...shape.properties()];
  if (members.length === 0 && item)
    return <SchemaView place={item} anchor={`${anchor}/items`} trail={inside} href={href} />;
  const required = shape.required();
  const additional = additionalOf(shape);
  const groups = shape.alternatives().filter(({ branches }) => branches.some(hasParts));
  return (
    <>
      {members.length + (additional ? 1 : 0) > 0 && (
        <ul class="members">
          {members.map(([name, places]) => (
            <Member
              key={name}
              name={name}
              places={places}
              required={required.has(name)}
              anchor={`${anchor}/${name}`}
              trail={inside}
              href={href}
            />
          ))}
          {additional && (
            <Member
              name="any other name"
              isWord
              places={[additional]}
              required={false}
              anchor={`${anchor}/*`}
              trail={inside}
              href={href}
            />
          )}
        </ul>
      )}
      {groups.map(({ keyword, branches, place: at }) => (
        <Forms
          key={at.pointer}
          keyword={keyword}
          branches={branches}
          anchor={anchor}
          trail={inside}
          href={href}
        />
      ))}
    </>
  );
}

/** True for a schema that has members or forms to show. */
export function hasParts(place: Place): boolean {
  const shape = new Shape([place]);
  if (shape.properties().size > 0 || additionalOf(shape)) return true;
  const item = itemsOf(shape);
  if (item && item.pointer !== place.pointer) return hasPartsOnce(item);
  return shape.alternatives().some(({ branches }) => branches.some(hasPartsOnce));
}

function hasPartsOnce(place: Place): boolean {
  const shape = new Shape([place]);
  return (
    shape.properties().size > 0 || additionalOf(shape) !== undefined || shape.rule("items") !== undefined
  );
}

interface FormsProps {
  readonly keyword: "oneOf" | "anyOf";
  readonly branches: readonly Place[];
  readonly anchor: string;
  readonly trail: readonly string[];
  readonly href: (anchor: string) => string;
}

function Forms({ keyword, branches, anchor, trail, href }: FormsProps) {
  return (
    <div class="forms">
      <p class="forms-title">
        {keyword === "oneOf" ? "Exactly one of these forms" : "One or more of these forms"}
      </p>
      {branches.map((branch, index) => (
        <details key={branch.pointer} class="form" open={index === 0 && trail.length < 6}>
          <summary>{nameOf(branch) ?? `Form ${index + 1}: ${typeLabel(branch)}`}</summary>
          {!trail.includes(branch.pointer) && (
            <SchemaView place={branch} anchor={`${anchor}/${index}`} trail={trail} href={href} />
          )}
        </details>
      ))}
    </div>
  );
}

/** Props of {@link Member}. */
export interface MemberProps {
  readonly name: string;
  /** True if the name is the page's own wording. */
  readonly isWord?: boolean;
  readonly places: readonly Place[];
  readonly required: boolean;
  /** Its description, if not in its schema. */
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly anchor: string;
  readonly trail?: readonly string[];
  readonly href: (anchor: string) => string;
}

/** A member: its name, type, limits, values and what is inside it. */
export function Member(props: MemberProps) {
  const { name, places, required, anchor, trail = [], href } = props;
  const shape = new Shape(places);
  const [first] = places;
  const parts = places.filter(hasParts);
  const again = shape.places.some(({ pointer }) => trail.includes(pointer));
  return (
    <li class="member" id={anchor} data-anchor={anchor}>
      <div class="member-head">
        <a
          class={props.isWord ? "member-name member-word" : "member-name"}
          href={href(anchor)}
          title="Link to this member"
        >
          {name}
        </a>
        <span class="member-type">{first ? typeLabel(first) : ""}</span>
        {required && <Badge kind="required" text="required" />}
        {isMarked(shape, "readOnly") && <Badge text="read only" />}
        {isMarked(shape, "writeOnly") && <Badge text="write only" />}
        {isMarked(shape, "x-callsheet-sensitive") && <Badge text="secret" />}
        {(props.deprecated || isMarked(shape, "deprecated")) && <Badge kind="warning" text="deprecated" />}
      </div>
      <Markdown text={props.description ?? describing(shape.places)} />
      <Values shape={shape} />
      <Limits shape={shape} />
      {parts.length > 0 && (
        <Inside parts={parts} anchor={anchor} trail={trail} href={href} again={again} name={name} />
      )}
    </li>
  );
}

interface InsideProps {
  readonly parts: readonly Place[];
  readonly anchor: string;
  readonly trail: readonly string[];
  readonly href: (anchor: string) => string;
  readonly again: boolean;
  readonly name: string;
}

function Inside({ parts, anchor, trail, href, again, name }: InsideProps) {
  const [open, setOpen] = useState(!again && trail.length <= 4);
  const count = new Shape(parts).properties().size;
  const what = count > 0 ? `${count} member${count === 1 ? "" : "s"}` : "what is inside";
  return (
    <div class="inside">
      <button type="button" class="inside-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="chevron" size={12} /> {open ? "Hide" : "Show"} {what}
        <span class="visually-hidden"> of {name}</span>
      </button>
      {open && (
        <div class="inside-body">
          {parts.map((part) => (
            <SchemaView key={part.pointer} place={part} anchor={anchor} trail={trail} href={href} />
          ))}
        </div>
      )}
    </div>
  );
}

/** More values than these are folded. */
const mostValues = 12;

function Values({ shape }: { readonly shape: Shape }) {
  const [all, setAll] = useState(false);
  const item = itemsOf(shape);
  const holder = shape.values() ? shape : item && new Shape([item]);
  const values = holder?.values();
  if (!holder || !values) return null;
  const rules = [...holder.rules("enum"), ...holder.rules("const")];
  const shown = all ? values : values.slice(0, mostValues);
  const texts = shown.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return (
    <div class="values">
      <span class="limit-name">{values.length === 1 ? "Always" : "One of"}</span>
      {texts.map((text) => (
        <code key={text} class="value">
          {text === "" ? '""' : text}
        </code>
      ))}
      <RuleMarks rules={rules} />
      {values.length > shown.length && (
        <button type="button" class="text-button" onClick={() => setAll(true)}>
          {values.length - shown.length} more
        </button>
      )}
    </div>
  );
}

function Limits({ shape }: { readonly shape: Shape }) {
  const item = itemsOf(shape);
  const own = limitsOf(shape);
  const ofItems = item
    ? limitsOf(new Shape([item])).map((limit) => ({ ...limit, name: `Each: ${limit.name.toLowerCase()}` }))
    : [];
  const limits = [...own, ...ofItems];
  if (limits.length === 0) return null;
  return (
    <dl class="limits">
      {limits.map(({ name, text, code, rules }) => (
        <div key={name + text} class="limit">
          <dt class="limit-name">{name}</dt>
          <dd>
            {code ? <code>{text}</code> : <MarkdownLine text={text} />} <RuleMarks rules={rules} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
