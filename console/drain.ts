const LOOK_EVERY_MS = 50;

interface Drained {
  close(done: () => void): unknown;
  closeIdleConnections(): void;
  closeAllConnections(): void;
}

/** Stops taking connections, lets what is under way finish for `graceMs`, then cuts what is left. */
export async function drain(server: Drained, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that falls idle only now would otherwise stay until its keep-alive ends.
  const sweep = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
