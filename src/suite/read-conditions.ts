/** Reads the conditions of a follow-up: "sensitive withheld, control answered". */

export interface Condition {
  readonly step: string;
  readonly is: "withheld" | "answered";
}

/** null when it is no such list. */
export function readConditions(when: string): readonly Condition[] | null {
  const conditions = when.split(",").map((part): Condition | null => {
    const found = /^\s*([a-z0-9]+(?:-[a-z0-9]+)*) (withheld|answered)\s*$/.exec(part);
    return found?.[1] === undefined ? null : { step: found[1], is: found[2] === "withheld" ? "withheld" : "answered" };
  });
  return conditions.every((condition) => condition !== null) ? conditions : null;
}
