/** What one exchange says about the meter: the input tokens that were reported for a prompt that is known. */

/** Kinds of text by which vocabularies part: ASCII letters alone, Latin with other letters, other scripts. Neither alone parts all known classes. */
export const textKinds = ["plain", "accented", "other-script"] as const;
export type TextKind = (typeof textKinds)[number];

export interface MeterReading {
  /** The same for the same messages, and for no others. */
  readonly prompt: string;
  readonly kind: TextKind;
  /** Who answered, where replies say so. */
  readonly provider: string;
  /** The week of the reply where it is known: templates change with time. */
  readonly period: string;
  readonly tokens: number;
}
