/** What is allowed for before reported output tokens are held against a ceiling or a text. */

/** The end mark, which some hosts count beside what they allow. */
export const endMark = 1;
/** What a recount may miss: a twentieth, and the marks of each reply. */
export const recount = { factor: 1.05, tokens: 2 } as const;
