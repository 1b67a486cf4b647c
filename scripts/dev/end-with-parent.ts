// Loaded into a child process before its own code: its standard input ends when the parent does, even when
// that is killed.
process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
(process.stdin as NodeJS.ReadStream & { unref?(): void }).unref?.();
