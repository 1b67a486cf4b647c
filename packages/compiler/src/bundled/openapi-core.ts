// What is taken of @redocly/openapi-core. The build puts its code into this file's place: `scripts/release/build-bundled.ts`.
export { getTypes, type NormalizedNodeType, normalizeTypes } from "@redocly/openapi-core";
