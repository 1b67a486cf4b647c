import { cp, mkdir, mkdtemp, readdir, realpath, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** Copies what a change of the spec may touch and links the rest; nothing in the copy is edited by hand. */
export async function copyRepository(name: string): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), `callsheet-${name}-`)));
  const filter = (file: string) => !/[\\/](node_modules|dist)$/.test(file);
  for (const name of ["spec", "packages", "tsconfig.json", "tsconfig.base.json"])
    await cp(path.join(root, name), path.join(folder, name), { recursive: true, filter });
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const name of await readdir(path.join(root, "packages")))
    await linkModules(path.join(root, "packages", name), path.join(folder, "packages", name), folder);
  await mkdir(path.join(folder, "test"));
  await cp(path.join(root, "test/package.json"), path.join(folder, "test/package.json"));
  await linkModules(path.join(root, "test"), path.join(folder, "test"), folder);
  return folder;
}

/** Links the dependencies of a package, ours to their copies. */
async function linkModules(from: string, to: string, folder: string): Promise<void> {
  const modules = path.join(to, "node_modules");
  await mkdir(modules, { recursive: true });
  for (const name of await readdir(path.join(from, "node_modules")).catch(() => [])) {
    if (name !== "@callsheet") await symlink(path.join(from, "node_modules", name), path.join(modules, name));
  }
  await symlink(path.join(folder, "packages"), path.join(modules, "@callsheet"));
}
