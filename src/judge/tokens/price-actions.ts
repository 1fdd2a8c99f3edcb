/** Prices what the actions of a run took, beside what an honest count of them would cost. */
import type { ActionCost } from "../../model/action-cost.js";
import type { Price } from "../../model/endpoint.js";
import type { Observation } from "../../model/observation.js";
import type { PriceBook } from "../../model/price-book.js";
import type { TokenAccount } from "../../model/token-account.js";
import { longestTemplate } from "../../model/longest-template.js";
import { pick } from "../findings/pick.js";
import { matchName } from "./match-name.js";

const perMillion = 1e6;

export interface KnownPrice { readonly price: Price; readonly source: string; readonly date: string | null }

/** What was given for this run comes first; then the vendor's own price of that name. */
export function findPrice(given: Price | null, name: string, books: readonly PriceBook[]): KnownPrice | null {
  if (given !== null) return { price: given, source: "given for this run", date: null };
  const fits = books.flatMap((book) => book.prices.filter(({ model }) => matchName(model, name)).map((row) => ({ book, row })));
  const [first, ...rest] = fits;
  if (first === undefined) return null;
  const { book, row } = rest.reduce((longest, fit) => (fit.row.model.length > longest.row.model.length ? fit : longest), first);
  return { price: { inputUsd: row.inputUsd, outputUsd: row.outputUsd }, source: `${book.seller}'s own price: ${book.source}`, date: book.date };
}

export function priceActions(observations: readonly Observation[], { price }: KnownPrice, tokens: TokenAccount | null): ActionCost[] {
  const cost = (input: number, output: number): number => (input * price.inputUsd + output * price.outputUsd) / perMillion;
  return pick(observations, "action-tokens", "features").flatMap(({ observation: { subject }, value: { features } }) => {
    const { requests = 0, input = 0, output = 0, characters = 0 } = features;
    if (requests === 0) return [];
    const usd = cost(input, output);
    return [{
      action: subject["action"] ?? "log", requests, inputTokens: input, outputTokens: output, characters,
      usdPerRequest: round(usd / requests),
      usdPer1000Characters: characters === 0 ? null : round((usd * 1000) / characters),
      honestUsdPerRequest: tokens === null || tokens.factor === null ? null : round(cost(honestInput(input, requests, tokens), output / tokens.factor.value) / requests),
    }];
  });
}

/** A meter that multiplies does so on both sides; a hidden prompt is on every request that it was seen on. */
function honestInput(input: number, requests: number, { factor, overheads }: TokenAccount): number {
  const seen = overheads.reduce((sum, one) => sum + one.requests, 0);
  const surplus = overheads.reduce((sum, one) => sum + Math.max(0, one.tokens - longestTemplate) * one.requests, 0) / Math.max(1, seen);
  return Math.max(0, input / (factor?.value ?? 1) - surplus * requests);
}

/** Billionths of a dollar. */
function round(usd: number): number {
  return Math.round(usd * 1e9) / 1e9;
}
