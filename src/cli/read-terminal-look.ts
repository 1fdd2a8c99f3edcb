/** How much may be made of a stream: its width, and whether colour and motion are welcome there. */

export interface TerminalLook {
  readonly colour: boolean;
  readonly width: number;
}

/** Longer lines are hard to read. */
const widestColumns = 120;
/** Where a stream has no width, as in a log. */
const plainColumns = 100;

export function readTerminalLook(stream: { readonly isTTY?: boolean; readonly columns?: number }, environment: Readonly<Record<string, string | undefined>>): TerminalLook {
  return {
    colour: stream.isTTY === true && !isSet(environment.NO_COLOR) && !isSet(environment.CI),
    width: Math.min(stream.columns ?? plainColumns, widestColumns),
  };
}

/** Set, and not to nothing: the NO_COLOR convention asks for that, and an empty CI means none. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
