/** Spreads heavy work over turns of the event loop, so that bytes which arrive meanwhile get their true times. */

/** What is returned resolves in a turn of its own: between two of them, sockets are read. */
export function spreadWork(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => { setImmediate(resolve); }));
    return last;
  };
}
