import { folderLayout, type Layout, packagesLayout } from "@callsheet/compiler/project";

/** The option of commands that says where generated files go. */
export const layoutOptions = { api: { type: "string" } } as const;

/** The layout that a command's option asks for. */
export function layoutOf(api: string | undefined): Layout {
  return api === undefined
    ? packagesLayout
    : folderLayout({ folder: api.replaceAll("\\", "/").replace(/\/+$/, "") });
}
