import type { OperationData } from "../../data/document-data.ts";
import { typeLabel } from "../../schema/type-label.ts";
import { Markdown } from "../parts/markdown.tsx";
import { placeAt } from "../state/contract.ts";
import type { OperationProps } from "./operation-props.ts";
import { Member, SchemaView } from "./schema-view.tsx";

/** Props of the sections of an operation. */
export interface SectionProps extends OperationProps {
  /** The address of a part of this page. */
  readonly href: (anchor: string) => string;
}

const places = [
  ["path", "Path parameters"],
  ["query", "Query parameters"],
  ["header", "Headers"],
  ["cookie", "Cookies"],
] as const;

/** What a caller sends. */
export function RequestSection(props: SectionProps) {
  const { operation } = props;
  return (
    <section aria-labelledby="request">
      <h2 id="request">Request</h2>
      <Security operation={operation} />
      {places.map(([location, title]) => (
        <Parameters key={location} {...props} location={location} title={title} />
      ))}
      <Body {...props} />
      {operation.parameters.length === 0 && !operation.body && <p class="muted">Takes nothing.</p>}
    </section>
  );
}

function Parameters({
  data,
  operation,
  href,
  location,
  title,
}: SectionProps & { readonly location: string; readonly title: string }) {
  const found = operation.parameters.filter((parameter) => parameter.in === location);
  if (found.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="members">
        {found.map(({ name, schema, required, description, deprecated, idempotencyToken }) => (
          <Member
            key={name}
            name={name}
            places={[placeAt(data, schema)]}
            required={required}
            deprecated={deprecated}
            description={[
              description,
              idempotencyToken ? "A client fills it in when the caller does not." : "",
            ]
              .filter(Boolean)
              .join(" ")}
            anchor={`${location}/${name}`}
            href={href}
          />
        ))}
      </ul>
    </>
  );
}

function Body({ data, operation: { body }, href }: SectionProps) {
  if (!body) return null;
  return (
    <>
      <h3>
        Body <span class="h3-note">{body.required ? "required" : "optional"}</span>
      </h3>
      <Markdown text={body.description ?? ""} />
      {body.content.map(({ type, schema, itemSchema }) => {
        const pointer = schema ?? itemSchema;
        return (
          <div key={type} class="media">
            <p class="media-type">
              <code>{type}</code>{" "}
              {pointer && <span class="member-type">{typeLabel(placeAt(data, pointer))}</span>}
            </p>
            {pointer && <SchemaView place={placeAt(data, pointer)} anchor="body" href={href} />}
          </div>
        );
      })}
    </>
  );
}

const kinds: Readonly<Record<string, string>> = {
  sigV4: "an AWS signature (SigV4)",
  basic: "a user and password",
  bearer: "a bearer token",
  oauth2: "an OAuth 2 token",
  openIdConnect: "an OpenID Connect token",
  mutualTLS: "a client certificate",
  other: "credentials of its own kind",
};

function Security({ operation }: { readonly operation: OperationData }) {
  const alternatives = operation.security.map((schemes) =>
    schemes
      .map(({ kind, in: location, parameter, name, scopes }) => {
        const what =
          kind === "apiKey" ? `the key \`${parameter}\` in the ${location}` : (kinds[kind] ?? name);
        return scopes.length > 0 ? `${what} with ${scopes.map((scope) => `\`${scope}\``).join(", ")}` : what;
      })
      .join(" and "),
  );
  const text = alternatives.length === 0 ? "Anyone may call it." : `Needs ${alternatives.join(", or ")}.`;
  return <Markdown text={text} class="security" />;
}
