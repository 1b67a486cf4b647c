import type { DocumentData } from "../../data/document-data.ts";
import { Badge, Method } from "../parts/badges.tsx";
import { Markdown } from "../parts/markdown.tsx";
import { Notice } from "../parts/notice.tsx";
import { operationHref } from "../state/route.ts";

/** A document: what it says about itself, and its operations. */
export function DocumentView({ data }: { readonly data: DocumentData }) {
  const { id, title, version, description, file, operations, skipped, service } = data;
  return (
    <div class="document">
      <p class="breadcrumb">
        {file} · version {version}
      </p>
      <h1>{title}</h1>
      <Markdown text={description} class="lead" />
      <dl class="facts">
        <div>
          <dt>Answers at</dt>
          <dd>
            <code>{service.server.url}</code>
          </dd>
        </div>
        {service.signingName && (
          <div>
            <dt>Signed for</dt>
            <dd>
              <code>{service.signingName}</code>
            </dd>
          </div>
        )}
      </dl>
      <h2>Operations</h2>
      <ul class="operation-list">
        {operations.map(({ name, method, path, summary, deprecated }) => (
          <li key={name}>
            <a href={operationHref(id, name)}>
              <span class="operation-line">
                <Method method={method} small />
                <strong>{name}</strong>
                {deprecated && <Badge kind="warning" text="deprecated" />}
              </span>
              <span class="operation-summary">{summary}</span>
              <code class="operation-path">{path}</code>
            </a>
          </li>
        ))}
      </ul>
      {skipped.length > 0 && (
        <Notice kind="warning" title="What callsheet makes nothing of">
          <ul>
            {skipped.map(({ place, reason }) => (
              <li key={place + reason}>
                <code>{place}</code> {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
