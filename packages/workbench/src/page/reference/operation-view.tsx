import { useEffect } from "preact/hooks";
import type { OperationData } from "../../data/document-data.ts";
import { Badge, Method } from "../parts/badges.tsx";
import { CopyButton } from "../parts/code-block.tsx";
import { Icon } from "../parts/icons.tsx";
import { Markdown } from "../parts/markdown.tsx";
import { Notice } from "../parts/notice.tsx";
import { Samples } from "../samples/samples.tsx";
import { documentHref, operationHref } from "../state/route.ts";
import type { OperationProps } from "./operation-props.ts";
import { RequestSection } from "./request-section.tsx";
import { ResponsesSection } from "./responses-section.tsx";
import { RuleOf } from "./rule-marks.tsx";

/** Everything that a document says about an operation. */
export function OperationView({
  data,
  operation,
  part,
}: OperationProps & { readonly part?: string | undefined }) {
  const href = (anchor: string) => operationHref(data.id, operation.name, ...anchor.split("/"));
  useShowPart(part, operation);
  return (
    <div class="operation">
      <div class="operation-text">
        <RuleOf.Provider value={{ data, operation, isRequest: true }}>
          <RequestSection data={data} operation={operation} href={href} />
        </RuleOf.Provider>
        <RuleOf.Provider value={{ data, operation, isRequest: false }}>
          <ResponsesSection data={data} operation={operation} href={href} />
        </RuleOf.Provider>
      </div>
      <aside class="operation-code" aria-label="Examples">
        <Samples data={data} operation={operation} />
      </aside>
    </div>
  );
}

/** The name of an operation, its address, and a link to its form. */
export function OperationHeader({
  data,
  operation,
  tab,
}: OperationProps & { readonly tab: "reference" | "try" }) {
  const { name, method, path, summary, description = "", deprecated, tags, place } = operation;
  return (
    <header class="operation-header">
      <p class="breadcrumb">
        <a href={documentHref(data.id)}>{data.title}</a>
        {tags[0] && (
          <>
            <span aria-hidden="true"> / </span>
            {tags[0]}
          </>
        )}
      </p>
      <div class="title-line">
        <h1>{name}</h1>
        {deprecated && <Badge kind="warning" text="deprecated" />}
      </div>
      {summary && <p class="summary">{summary}</p>}
      <div class="address">
        <Method method={method} />
        <code class="address-path">{path}</code>
        <CopyButton text={path} label="Copy path" />
      </div>
      <nav class="operation-tabs" aria-label="Views of this operation">
        <a href={operationHref(data.id, name)} aria-current={tab === "reference" ? "page" : undefined}>
          Reference
        </a>
        <a href={operationHref(data.id, name, "try")} aria-current={tab === "try" ? "page" : undefined}>
          <Icon name="play" size={12} /> Try it
        </a>
        <span class="operation-place" title="Where it is written">
          {place}
        </span>
      </nav>
      {tab === "reference" && <Markdown text={description} class="lead" />}
      {operation.leftOut && (
        <Notice kind="warning" title="callsheet makes nothing of this operation">
          <p>{operation.leftOut}.</p>
        </Notice>
      )}
    </header>
  );
}

/** Scrolls to the part that the address names, opens what contains it, and marks it for a moment. */
function useShowPart(part: string | undefined, operation: OperationData): void {
  useEffect(() => {
    if (part === undefined) return;
    const found = document.querySelector(`[data-anchor="${CSS.escape(part)}"]`);
    found?.closest("details")?.setAttribute("open", "");
    found?.scrollIntoView({ block: "center" });
    found?.classList.add("shown");
    return () => found?.classList.remove("shown");
  }, [part, operation]);
}
