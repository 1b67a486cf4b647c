import type { OperationData } from "../../data/document-data.ts";
import { typeLabel } from "../../schema/type-label.ts";
import { Badge, Status } from "../parts/badges.tsx";
import { placeAt } from "../state/contract.ts";
import { isSeen } from "../state/kit.ts";
import type { SectionProps } from "./request-section.tsx";
import { Sources, sourcesAt } from "./rule-marks.tsx";
import { Member, SchemaView } from "./schema-view.tsx";

type ResponseData = OperationData["responses"][number];

/** What may come back: success first, then each error. */
export function ResponsesSection(props: SectionProps) {
  const { responses } = props.operation;
  const successes = responses.filter(({ status }) => !isError(status));
  const errors = responses.filter(({ status }) => isError(status));
  return (
    <>
      <section aria-labelledby="response">
        <div class="section-title">
          <h2 id="response">Response</h2>
          <Sources sources={sourcesAt(props.data, props.operation.pointer, "responses")} />
        </div>
        {successes.map((response) => (
          <Success key={response.status} {...props} response={response} />
        ))}
        {successes.length === 0 && <p class="muted">No success is declared.</p>}
      </section>
      {errors.length > 0 && (
        <section aria-labelledby="errors">
          <h2 id="errors">Errors</h2>
          <div class="errors">
            {errors.map((response) => (
              <ErrorRow key={response.status} {...props} response={response} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function isError(status: string): boolean {
  return /^[45]|^default$/i.test(status);
}

type Props = SectionProps & { readonly response: ResponseData };

/** Whether the last run of the kit saw a status. */
function Seen({ operation, status }: { readonly operation: string; readonly status: string }) {
  const seen = isSeen(operation, status);
  if (seen === undefined) return null;
  return <Badge kind={seen ? "good" : "warning"} text={seen ? "seen" : "not seen"} />;
}

function Success({ data, operation, response, href }: Props) {
  return (
    <div class="response">
      <p class="response-line">
        <Status status={response.status} /> <span>{response.description}</span>{" "}
        <Seen operation={`${data.id}/${operation.name}`} status={response.status} />
      </p>
      <Contents data={data} response={response} href={href} />
      {response.headers.length > 0 && <h3>Headers</h3>}
      <Headers data={data} response={response} href={href} />
    </div>
  );
}

function ErrorRow({ data, operation, response, href }: Props) {
  const names =
    operation.call?.errors.filter(({ statuses }) =>
      statuses.some((status) => String(status) === response.status),
    ) ?? [];
  return (
    <details class="error-row" id={`response/${response.status}`} data-anchor={`response/${response.status}`}>
      <summary>
        <Status status={response.status} />
        <span class="error-name">{names.map(({ name }) => name).join(", ") || "Error"}</span>
        <span class="error-text">{response.description}</span>
        <Seen operation={`${data.id}/${operation.name}`} status={response.status} />
      </summary>
      <div class="error-body">
        <Contents data={data} response={response} href={href} />
        {response.headers.length > 0 && <h3>Headers</h3>}
        <Headers data={data} response={response} href={href} />
      </div>
    </details>
  );
}

function Contents({ data, response, href }: Omit<Props, "operation">) {
  return (
    <>
      {response.content.map(({ type, schema, itemSchema }) => {
        const pointer = schema ?? itemSchema;
        return (
          <div key={type} class="media">
            <p class="media-type">
              <code>{type}</code>{" "}
              {pointer && <span class="member-type">{typeLabel(placeAt(data, pointer))}</span>}
              {itemSchema && !schema && <span class="member-type"> a stream, item by item</span>}
            </p>
            {pointer && (
              <SchemaView place={placeAt(data, pointer)} anchor={`response/${response.status}`} href={href} />
            )}
          </div>
        );
      })}
      {response.content.length === 0 && <p class="muted">No body.</p>}
    </>
  );
}

function Headers({ data, response, href }: Omit<Props, "operation">) {
  if (response.headers.length === 0) return null;
  return (
    <ul class="members">
      {response.headers.map(({ name, schema, required, description = "", deprecated }) => (
        <Member
          key={name}
          name={name}
          places={[placeAt(data, schema)]}
          required={required}
          deprecated={deprecated}
          description={description}
          anchor={`response/${response.status}/header/${name}`}
          href={href}
        />
      ))}
    </ul>
  );
}
