import { defineConfig } from "vitest/config";

const all = {
  // CommonJS packages look as they do to Node, so that a test sees what the command sees.
  deps: { interopDefault: false },
  // A busy machine is no failure: only what hangs runs out of time.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  exclude: ["**/node_modules/**", "**/dist/**", "test/bench/**"],
};

export default defineConfig({
  test: {
    // As many at once as there are cores: most tests wait for a process or a socket half of their time.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...all,
          name: "packages",
          include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
          // Small files share a worker and its modules: a worker for each would cost more than their tests.
          isolate: false,
        },
      },
      { test: { ...all, name: "whole", include: ["test/**/*.test.ts"] } },
    ],
  },
});
