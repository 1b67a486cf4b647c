export declare const dualPackages: readonly string[];
export declare const commonJsFolder: string;
export declare function commonJsFile(file: string): string;
