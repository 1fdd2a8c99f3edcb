/** The token account in words: who counts, who writes, what stands beside the messages. */
import type { TokenAccount } from "../../model/token-account.js";
import { formatCount } from "./format-number.js";

export function describeTokens(account: TokenAccount): string[] {
  const { requests, strings, cuts, writing, claimed, overheadWithSystem } = account;
  return [
    `Counted: ${describeCounting(account)} (${requests} requests, ${strings} strings).`,
    `Written: ${writing.length === 0 ? "no class of the table cuts exactly where these replies are cut" : `cut exactly where ${writing.join(" or ")} cuts`} (${cuts} replies cut by max_tokens).`,
    ...(account.produced === undefined ? [] : [describeProduced(account.produced)]),
    ...(claimed === null ? [] : [`The claimed model is known to use ${claimed}.`]),
    ...(account.beyondReference === undefined ? [] : [describeBeyond(account.beyondReference, account.enrolledAt === "control")]),
    ...(account.overheads.length === 0 ? [] : [`Beside the messages: ${account.overheads.map((one) => `${formatCount(one.tokens)} tokens in ${one.requests}`).join(", ")} requests${overheadWithSystem === null ? "" : `; ${formatCount(overheadWithSystem)} with a system message`}. ${describeOverhead(account)}`]),
  ];
}

function describeBeyond({ least, most, requests }: NonNullable<TokenAccount["beyondReference"]>, beside: boolean): string {
  const by = beside ? "this run's control at the same provider" : "the same provider's reference";
  const amount = least === most ? formatCount(Math.abs(least)) : `${formatCount(Math.min(Math.abs(least), Math.abs(most)))} to ${formatCount(Math.max(Math.abs(least), Math.abs(most)))}`;
  const how = least === 0 && most === 0 ? "exactly as there" : least < 0 && most > 0 ? `within ${formatCount(Math.max(-least, most))} of it` : `${amount} tokens ${most > 0 ? "higher" : "lower"} each`;
  return `By what copies add in ${by}, ${requests} requests are counted ${how}.`;
}

function describeProduced({ tokenStrings, chunkEdges, biasedTokens, biasHonoured }: NonNullable<TokenAccount["produced"]>): string {
  const bias = biasedTokens === 0 ? "" : `; ${biasedTokens} replies to a biased token, ${biasHonoured ? "which show that the bias is honoured" : "none of which shows that the bias is honoured: they say nothing"}`;
  return `Tokens shown otherwise: named in ${tokenStrings} replies, by the ends of stream pieces in ${chunkEdges}${bias}.`;
}

function describeCounting({ kind, counting, factor }: TokenAccount): string {
  const classes = counting.join(" or ");
  switch (kind) {
    case "constant": return `exactly as ${classes} counts`;
    case "varying": return `as ${classes} counts, beside an overhead that varies`;
    case "multiplied": return `${factor === null ? "a multiple of" : `${factor.value.toFixed(3)} times (${factor.low.toFixed(3)} to ${factor.high.toFixed(3)})`} what ${classes} counts`;
    case "unknown": return "by no tokenizer of the table, or not in a steady way";
    case "unavailable": return "not reported";
  }
}

function describeOverhead({ overheadVerdict, enrolledOverheads, enrolledAt }: TokenAccount): string {
  const enrolled = enrolledOverheads === null ? "" : enrolledOverheads.map(formatCount).join(" or ");
  const beside = enrolledAt === "control";
  const had = `${beside ? "This run's control at the same provider" : "The same provider"} had ${enrolled}${beside ? "" : " when its reference was measured"}`;
  switch (overheadVerdict) {
    case "as-enrolled": return beside ? "That is what this run's control at the same provider had." : "That is what the same provider had when its reference was measured.";
    case "added": case "less": return `${had}.`;
    case "inconclusive": return `${had}; as counts vary with the backend, nothing follows.`;
    case "no-reference": return "No reference of the same provider says what is usual.";
  }
}
