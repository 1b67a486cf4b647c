import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const file = path.join(import.meta.dirname, "hover.subject.ts");
const subject = `
  import type { Operation } from "@callsheet/protocol";
  import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
  import { createNimbleClient } from "@callsheet/client/nimble";
  import { type OperationMethod } from "@callsheet/client/gen";

  /** A contract as generated code declares one. */
  interface ReadWidgetInput { id: string }
  type ReadWidgetOutput = { widget: { colour: "red" | "blue" } };
  declare const readWidget: Operation<ReadWidgetInput, ReadWidgetOutput>;
  interface WidgetsClient {
    /**
     * Read a widget.
     *
     * @deprecated Widgets are gone.
     */
    readonly readWidget: OperationMethod<typeof readWidget>;
  }
  declare const widgets: WidgetsClient;

  await widgets.readWidget({ id: "a" });
  await widgets.readWidget.try({ id: "a" });
  const aside = widgets.readWidget;
  await createIvsRealTimeClient().getStage({ arn: "a" });
  await createNimbleClient().startStreamingSession({ studioId: "s", sessionId: "i" });
`;

interface Hover {
  readonly type: string;
  readonly text: string;
  readonly tags: readonly string[];
}

/** What an editor shows for the name that ends the text, where the text first occurs. */
let hover: (text: string) => Hover;
let diagnostics: readonly string[];

beforeAll(() => {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === file ? subject : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => import.meta.dirname,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  } as ts.LanguageServiceHost);
  hover = (text) => {
    const info = service.getQuickInfoAtPosition(file, subject.indexOf(text) + text.length - 1);
    return {
      type: ts.displayPartsToString(info?.displayParts).replaceAll(/\s+/g, " "),
      text: ts.displayPartsToString(info?.documentation),
      tags: (info?.tags ?? []).map(({ name, text }) => `${name} ${ts.displayPartsToString(text)}`.trim()),
    };
  };
  diagnostics = service
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}, 60_000);

describe("what an editor shows", () => {
  it("is of code that compiles", () => expect(diagnostics).toEqual([]));

  it("is the text and the deprecation of the operation, and its types by their names", () => {
    const want = { text: "Read a widget.", tags: ["deprecated Widgets are gone."] };
    expect(hover("await widgets.readWidget")).toEqual({
      ...want,
      type: "(property) WidgetsClient.readWidget: OperationMethod (input: ReadWidgetInput, options?: CallOptions | undefined) => Promise<Open<ReadWidgetOutput>>",
    });
    expect(hover("aside = widgets.readWidget")).toEqual({
      ...want,
      type: "(property) WidgetsClient.readWidget: OperationMethod<Operation<ReadWidgetInput, ReadWidgetOutput, DeclaredError>>",
    });
  });

  it("says what try does", () => {
    const { type, text } = hover("await widgets.readWidget.try");
    expect(text).toMatch(/^Returns the output or a declared error\./);
    expect(type).toContain("(input: ReadWidgetInput, options?: CallOptions | undefined): Promise<Result<");
  });

  it("is the operation's text in generated clients, too", () => {
    const { text, tags } = hover("createIvsRealTimeClient().getStage");
    expect(text).toMatch(/^Read a stage\.\n\nReturns a stage/);
    expect(tags).toEqual([]);
    expect(hover("createNimbleClient().startStreamingSession").tags).toEqual(["deprecated"]);
  });
});
