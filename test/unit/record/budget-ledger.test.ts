/** Limits hold exactly: worst cases are reserved before, reports replace them after, nothing slips through at once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Usage } from "../../../src/model/transcript.js";
import { BudgetLedger } from "../../../src/record/budget-ledger.js";

/** One input token costs a dollar here, one output token ten. */
const price = { inputUsd: 1e6, outputUsd: 1e7 };
const usage = (inputTokens: number | null, outputTokens: number | null): Usage => ({ inputTokens, outputTokens, totalTokens: null, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: null });
const worst = { inputTokens: 5, outputTokens: 1 };

describe("requests", () => {
  it("are counted when they are reserved, and no more than the limit", () => {
    const ledger = new BudgetLedger({ maxRequests: 2, maxUsd: null, price: null });
    expect([ledger.tryReserve(worst), ledger.tryReserve(worst), ledger.tryReserve(worst)]).toEqual([null, null, "max-requests"]);
    expect(ledger.attemptsMade).toBe(2);
    expect(ledger.usdSpent).toBeNull();
  });

  it("that were never made do not count", () => {
    const ledger = new BudgetLedger({ maxRequests: 1, maxUsd: null, price: null });
    ledger.tryReserve(worst);
    ledger.release(worst);
    expect(ledger.tryReserve(worst)).toBeNull();
    expect(ledger.attemptsMade).toBe(1);
  });
});

describe("money", () => {
  it("may be spent to the last cent and not beyond", () => {
    const ledger = new BudgetLedger({ maxRequests: 9, maxUsd: 30, price });
    expect(ledger.tryReserve(worst)).toBeNull();
    ledger.settle(worst, null);
    expect(ledger.usdSpent).toBe(15);
    expect(ledger.tryReserve(worst)).toBeNull();
    ledger.settle(worst, null);
    expect(ledger.tryReserve({ inputTokens: 1, outputTokens: 0 })).toBe("max-usd");
  });

  it.each<[string, Usage | null, number]>([
    ["both reported", usage(1, 0), 1],
    ["only input reported", usage(1, null), 11],
    ["nothing reported", usage(null, null), 15],
    ["no usage", null, 15],
    ["zeros for what was answered", usage(0, 0), 15],
    ["a negative report", usage(-1000, -1000), 15],
    ["a report that is no number", usage(NaN, Infinity), 15],
    ["more than the worst case", usage(50, 1), 60],
  ])("spent with %s", (_name, reported, expected) => {
    const ledger = new BudgetLedger({ maxRequests: 9, maxUsd: 100, price });
    ledger.tryReserve(worst);
    ledger.settle(worst, reported);
    expect(ledger.usdSpent).toBe(expected);
  });

  it("that is only reserved is waited for", async () => {
    const ledger = new BudgetLedger({ maxRequests: 9, maxUsd: 20, price });
    expect(await ledger.reserve(worst)).toBeNull();
    let answer: string | null | undefined;
    const second = ledger.reserve(worst).then((got) => { answer = got; });
    await Promise.resolve();
    expect(answer).toBeUndefined();
    expect(ledger.tryReserve(worst)).toBe("wait");
    ledger.settle(worst, usage(5, 0));
    await second;
    expect(answer).toBeNull();
  });

  it("that is gone ends the waiting", async () => {
    const ledger = new BudgetLedger({ maxRequests: 9, maxUsd: 20, price });
    await ledger.reserve(worst);
    const second = ledger.reserve(worst);
    ledger.settle(worst, null);
    expect(await second).toBe("max-usd");
  });

  it("is never exceeded, in any order, while reports keep to the worst case", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(3), fc.nat(9), fc.nat(3)), { maxLength: 60 }), fc.integer({ min: 0, max: 200 }), (events, maxUsd) => {
      const ledger = new BudgetLedger({ maxRequests: 20, maxUsd, price });
      const open: { inputTokens: number; outputTokens: number }[] = [];
      for (const [begin, input, output, usedInput, usedOutput] of events) {
        const ended = begin ? undefined : open.shift();
        if (ended !== undefined) ledger.settle(ended, usage(Math.min(usedInput, ended.inputTokens), Math.min(usedOutput, ended.outputTokens)));
        else if (ledger.tryReserve({ inputTokens: input, outputTokens: output }) === null) open.push({ inputTokens: input, outputTokens: output });
      }
      for (const ended of open) ledger.settle(ended, null);
      expect(ledger.usdSpent).toBeLessThanOrEqual(maxUsd);
      expect(ledger.attemptsMade).toBeLessThanOrEqual(20);
    }));
  });
});
