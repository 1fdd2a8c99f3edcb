/** Work that falls due together is done one piece a turn, and timers and sockets come in between. */
import { expect, it } from "vitest";
import { spreadWork } from "../../../src/record/spread-work.js";

it("gives each piece a turn of the event loop of its own, in order", async () => {
  const ownTurn = spreadWork();
  let turn = 0;
  let counting = true;
  const count = (): void => { turn += 1; if (counting) setImmediate(count); };
  setImmediate(count);
  const turns: number[] = [];
  await Promise.all(Array.from({ length: 6 }, async () => { await ownTurn(); turns.push(turn); }));
  counting = false;
  expect(turns.length).toBe(6);
  for (const [index, at] of turns.entries()) if (index > 0) expect(at).toBeGreaterThan(turns[index - 1] ?? Infinity);
});
