/**
 * node:http without what a server does not need: an `import` of it also loads Node's fetch, which costs 13 MB
 * and 20 ms.
 */
export const http: typeof import("node:http") = process.getBuiltinModule("node:http");
