/** How long work may continue without a break, in milliseconds. */
const longest = 20;

/**
 * Creates a function to call between pieces of work: now and then it yields to the event loop, so that others
 * are served.
 */
export function createBreath(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longest) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
