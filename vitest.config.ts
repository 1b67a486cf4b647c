import { defineConfig } from "vitest/config";

const all = {
  // CommonJS packages look as they do to Node, so that a test sees what the command sees.
  deps: { interopDefault: false },
  // A busy machine is no failure: only what hangs runs out of time.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  exclude: ["**/node_modules/**", "**/dist/**", "test/bench/**"],
};

/** Tests that change what others stand on: Mock Service Worker takes over the network of its process. */
const apart = ["test/sandbox/msw.test.ts"];

export default defineConfig({
  test: {
    // More at once than there are cores: many tests wait for a process or a socket half of their time.
    maxWorkers: "150%",
    projects: [
      {
        test: {
          ...all,
          name: "shared",
          include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [...all.exclude, ...apart],
          // Files share a worker and its modules: a worker for each would cost a quarter more.
          isolate: false,
        },
      },
      { test: { ...all, name: "apart", include: apart } },
    ],
  },
});
