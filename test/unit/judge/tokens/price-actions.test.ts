/** What actions cost: the price that holds, sums by request and by 1,000 characters, and what an honest count would have come to. */
import { describe, expect, it } from "vitest";
import { findPrice, priceActions } from "../../../../src/judge/tokens/price-actions.js";
import type { PriceBook } from "../../../../src/model/price-book.js";
import type { TokenAccount } from "../../../../src/model/token-account.js";
import { observe } from "../sample-observations.js";

const book: PriceBook = { id: "vendor", version: 1, seller: "Vendor", source: "its price page", date: "2026-10-01", prices: [{ model: "m-*", inputUsd: 2, outputUsd: 8 }, { model: "m-large*", inputUsd: 5, outputUsd: 20 }] };
const known = { price: { inputUsd: 2, outputUsd: 8 }, source: "given for this run", date: null };
const account = (more: Partial<TokenAccount>): TokenAccount => ({
  requests: 10, strings: 5, counting: ["o200k"], kind: "constant", factor: { value: 1, low: 1, high: 1 }, overheads: [{ tokens: 7, requests: 10 }], overheadWithSystem: null,
  cuts: 0, writing: [], claimed: null, enrolledOverheads: null, overheadVerdict: "no-reference", evidence: ["e1"], ...more,
});
const action = (features: Readonly<Record<string, number>>) => observe({ key: "action-tokens", subject: { action: "long-answer" }, value: { kind: "features", features } });
const sums = { requests: 4, input: 4000, output: 1000, characters: 5000 };

describe("findPrice", () => {
  it("takes what was given, then the longest name that fits", () => {
    expect(findPrice({ inputUsd: 1, outputUsd: 1 }, "m-large-2", [book])).toEqual({ price: { inputUsd: 1, outputUsd: 1 }, source: "given for this run", date: null });
    expect(findPrice(null, "Vendor/M-Large-2", [book])?.price).toEqual({ inputUsd: 5, outputUsd: 20 });
    expect(findPrice(null, "m-small", [book])).toEqual({ price: { inputUsd: 2, outputUsd: 8 }, source: "Vendor's own price: its price page", date: "2026-10-01" });
  });

  it("knows no price of a name that no book has", () => { expect(findPrice(null, "other", [book])).toBeNull(); });
});

describe("priceActions", () => {
  it("prices a request and 1,000 characters of it", () => {
    expect(priceActions([action(sums)], known, account({}))).toEqual([{ action: "long-answer", requests: 4, inputTokens: 4000, outputTokens: 1000, characters: 5000, usdPerRequest: 0.004, usdPer1000Characters: 0.0032, honestUsdPerRequest: 0.004 }]);
  });

  it("takes a multiple and what stands beyond the longest template off an honest count, and leaves an honest template alone", () => {
    expect(priceActions([action(sums)], known, account({ kind: "multiplied", factor: { value: 2, low: 1.9, high: 2.1 } }))[0]?.honestUsdPerRequest).toBe(0.002);
    expect(priceActions([action(sums)], known, account({ overheads: [{ tokens: 574, requests: 10 }] }))[0]?.honestUsdPerRequest).toBe(0.003);
    expect(priceActions([action(sums)], known, account({ overheads: [{ tokens: 74, requests: 10 }] }))[0]?.honestUsdPerRequest).toBe(0.004);
  });

  it("says no more than was measured", () => {
    expect(priceActions([action({ ...sums, characters: 0 })], known, null)[0]).toMatchObject({ usdPer1000Characters: null, honestUsdPerRequest: null });
    expect(priceActions([action(sums)], known, account({ kind: "unknown", factor: null, counting: [], overheads: [] }))[0]?.honestUsdPerRequest).toBeNull();
    expect(priceActions([action({ ...sums, requests: 0 })], known, null)).toEqual([]);
    expect(priceActions([], known, account({}))).toEqual([]);
  });
});
