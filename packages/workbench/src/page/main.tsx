import { render } from "preact";
import { App } from "./shell/app.tsx";
import { receiveData } from "./state/index-store.ts";
import { receiveValidators } from "./state/validators.ts";

// What data scripts call: they are loaded as scripts, because a page opened from a folder may fetch no file.
Object.assign(globalThis, { callsheetData: receiveData, callsheetValidators: receiveValidators });

const root = document.getElementById("app");
if (root) render(<App />, root);
