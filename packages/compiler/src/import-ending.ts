import { existsSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { ImportEnding } from "./layout.ts";

/**
 * The ending of relative imports that a project's compiler and bundler resolve, according to its
 * `tsconfig.json`: `.ts` if that is allowed or nothing is compiled, none for bundlers, else `.js`.
 */
export function importEnding(root: string): ImportEnding {
  const file = path.join(root, "tsconfig.json");
  if (!existsSync(file)) return ".ts";
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const host = { ...ts.sys, readDirectory: () => [] }; // the options alone are of interest
  const { options } = ts.parseJsonConfigFileContent(config ?? {}, host, root, undefined, file);
  if (options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions) return ".ts";
  return isNodes(options) ? ".js" : "";
}

function isNodes({ module, moduleResolution }: ts.CompilerOptions): boolean {
  const { ModuleKind, ModuleResolutionKind } = ts;
  if (moduleResolution !== undefined)
    return [ModuleResolutionKind.Node16, ModuleResolutionKind.NodeNext].includes(moduleResolution);
  return module !== undefined && module >= ModuleKind.Node16 && module <= ModuleKind.NodeNext;
}
