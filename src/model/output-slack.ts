/** What is allowed for before reported output tokens are held against a ceiling or a text. */

/** The end mark, which some hosts count beside what they allow. */
export const endMark = 1;
/** What a recount may miss: a twentieth, and the marks of each reply. */
export const recount = { factor: 1.05, tokens: 2 } as const;

/** Whether more is reported of these replies than their texts hold; both are sums over them. */
export function exceedsText(reported: number, counted: number, replies = 1): boolean {
  return reported > counted * recount.factor + recount.tokens * replies;
}
