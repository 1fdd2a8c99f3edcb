/** Takes off the same words that a gateway put behind several copies, so that each ends again where it was cut. */
import type { MatchedCopy } from "./match-copy.js";

/** Two texts may end alike by chance. */
const fewestReplies = 3;
/** Shorter ones may be what all of them go on with. */
const shortestFooter = 8;

/** The longest ending that at least three different altered texts share, each of them an exact copy without it. Null where there is none. */
export function findFooter(replies: readonly MatchedCopy[]): string | null {
  const texts = [...new Map(replies.filter(({ form }) => form === "altered").map((reply) => [reply.shown, reply])).values()];
  let footer: string | null = null;
  let most = fewestReplies - 1;
  for (const [index, { shown }] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const shared = shown.slice(shown.length - countCommonEnd(shown, other.shown));
      const count = shared.length < shortestFooter ? 0 : texts.filter((reply) => isCopyBefore(reply, shared)).length;
      if (count < most || count < fewestReplies || (count === most && shared.length <= (footer?.length ?? 0))) continue;
      [footer, most] = [shared, count];
    }
  }
  return footer;
}

/** Characters of the copy before the footer; null where the footer is not all that was put to it. */
export function measureBefore(reply: MatchedCopy, footer: string | null): number | null {
  return footer !== null && isCopyBefore(reply, footer) ? reply.shown.length - footer.length : null;
}

function isCopyBefore({ form, shown, matched }: MatchedCopy, footer: string): boolean {
  return form === "altered" && shown.endsWith(footer) && shown.length > footer.length && shown.length - footer.length <= matched;
}

function countCommonEnd(left: string, right: string): number {
  let count = 0;
  while (count < left.length && count < right.length && left.charCodeAt(left.length - 1 - count) === right.charCodeAt(right.length - 1 - count)) count += 1;
  return count;
}
