/** node:http as a server needs it. An `import` of it would load all of Node's fetch as well, which costs 13 MB and 20 ms. */
export const http: typeof import("node:http") = process.getBuiltinModule("node:http");
