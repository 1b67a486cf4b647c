// What is taken of openapi-typescript. The build puts its code into this file's place: `scripts/release/build-bundled.ts`.
export { astToString, type GlobalContext, transformSchemaObject } from "openapi-typescript";
