import { compareDocuments } from "../data/compare-documents.ts";
import type { IndexData, TargetData } from "../data/document-data.ts";
import { indexScript, type PageDocument, pageDocument } from "../data/page-data.ts";
import { isWorthTelling, type SaveEvent, type SaveReport } from "../data/save-event.ts";
import type { ShownDocument } from "../data/shown-document.ts";
import type { PageOptions } from "../page-options.ts";

/** Older saves are forgotten. */
const mostSaves = 50;

/** What the workbench serves at this moment. */
export class WorkbenchState {
  documents: readonly ShownDocument[];
  readonly targets: readonly TargetData[];
  readonly #options: PageOptions;
  readonly #saves: SaveEvent[] = [];

  constructor(
    options: PageOptions & {
      readonly documents: WorkbenchState["documents"];
      readonly targets?: readonly TargetData[];
    },
  ) {
    this.#options = options;
    this.documents = options.documents;
    this.targets = options.targets ?? [];
  }

  /** What each save did, the last one last. */
  get saves(): readonly SaveEvent[] {
    return this.#saves;
  }

  /** Takes what a save did, and the current documents, if it broke none. */
  update(report: SaveReport, documents: WorkbenchState["documents"] = this.documents): SaveEvent {
    const first = this.documents.length === 0; // what is shown first is no change
    const save = { ...report, changed: first ? [] : compareDocuments(this.documents, documents) };
    this.documents = documents;
    if (isWorthTelling(save)) this.#saves.push(save);
    if (this.#saves.length > mostSaves) this.#saves.shift();
    return save;
  }

  /** The data script that a page requests by name, such as `index.js` or `ivs.validators.js`. */
  script(name: string): string | undefined {
    if (name === "index.js") return indexScript(this.#index());
    const [, id = "", validators] = /^(.+?)(\.validators)?\.js$/.exec(name) ?? [];
    const page = this.#page(id);
    return validators ? page?.validators() : page?.script();
  }

  #page(id: string): PageDocument | undefined {
    const document = this.documents.find((one) => one.id === id);
    return document && pageDocument(document);
  }

  #index(): IndexData {
    const { title = "", clientModule = "./api/{id}.client.ts", inPage = [] } = this.#options;
    return {
      title,
      clientModule,
      inPage,
      documents: this.documents.map((document) => pageDocument(document).entry),
      targets: this.targets,
      live: true,
    };
  }
}
