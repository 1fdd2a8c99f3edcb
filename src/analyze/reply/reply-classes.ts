/** How a reply can turn out. */
export const replyClasses = ["complete", "partial", "evasive", "steered", "refused", "blocked", "empty", "cut-off", "error"] as const;
export type ReplyClass = (typeof replyClasses)[number];
