import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts", "test/**/*.test.ts"],
    // CommonJS packages look as they do to Node, so that a test sees what the command sees.
    deps: { interopDefault: false },
    // As many at once as there are cores: most tests wait for a process or a socket half of their time.
    maxWorkers: "100%",
    // A busy machine is no failure: only what hangs runs out of time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ["**/node_modules/**", "**/dist/**", "test/bench/**"],
  },
});
