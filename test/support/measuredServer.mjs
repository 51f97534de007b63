/** The built server that tells over its IPC channel how much it keeps: started with `--expose-gc`, any message is answered with the bytes. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
// The channel alone keeps no process alive.
process.channel?.unref();
await import(new URL('../../dist/server.js', import.meta.url).href);
