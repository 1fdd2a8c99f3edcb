/** Turns the first Ctrl-C into an orderly stop; a second one ends the process as usual. */
export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

export function interruptSignal(): Interrupt {
  const controller = new AbortController();
  const stop = (): void => { controller.abort(); };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return {
    signal: controller.signal,
    release: () => { process.off("SIGINT", stop); process.off("SIGTERM", stop); },
  };
}
