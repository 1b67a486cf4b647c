export { documents } from "./gen/documents.ts";
