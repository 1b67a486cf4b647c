/** How long work may go on without a break, in milliseconds. */
const longest = 20;

/** Makes a function to be called between pieces of work: now and then it lets the event loop have a turn, so that others are served. */
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
