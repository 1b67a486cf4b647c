import { application, type Cell, printModule, works } from "./cell.ts";

const html = '<!doctype html><script type="module" src="/main.js"></script>';
/** Node runs the page's script: it needs nothing of a page. */
const vite = `export default {
  build: {
    modulePreload: { polyfill: false },
    rollupOptions: { output: { entryFileNames: "main.mjs" } },
  },
};`;
const webpack = `export default {
  mode: "production",
  entry: "./main.js",
  output: { filename: "main.cjs", globalObject: "globalThis" },
};`;

/** Bundlers, for a browser. */
export const bundlers: readonly Cell[] = [
  {
    name: "Vite 8: build",
    install: [...application, "vite@8"],
    files: { "index.html": html, "main.js": printModule, "vite.config.js": vite },
    commands: [
      ["node", "node_modules/vite/bin/vite.js", "build"],
      ["node", "dist/main.mjs"],
    ],
    prints: works,
  },
  {
    name: "webpack 5: production",
    install: [...application, "webpack@5", "webpack-cli@6"],
    files: { "main.js": printModule, "webpack.config.js": webpack },
    commands: [
      ["node", "node_modules/webpack-cli/bin/cli.js"],
      ["node", "dist/main.cjs"],
    ],
    prints: works,
  },
  ...[
    ["esm", "mjs"],
    ["cjs", "cjs"],
  ].map(([format, extension]) => ({
    name: `esbuild: ${format} for a browser`,
    install: [...application, "esbuild@0.28"],
    files: { "main.js": printModule },
    commands: [
      [
        "node_modules/esbuild/bin/esbuild",
        "main.js",
        "--bundle",
        `--format=${format}`,
        `--outfile=out.${extension}`,
      ],
      ["node", `out.${extension}`],
    ],
    prints: works,
  })),
];
