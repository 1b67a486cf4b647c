export { type BundleFileOptions, bundleFile } from "./bundle/bundle-file.ts";
export { loadDocument } from "./load-document.ts";
export { diskFiles } from "./source/disk-files.ts";
