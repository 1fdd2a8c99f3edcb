/** Copies as they come back: exact, behind a few characters, rewritten on their way, left, or followed by a footer. */
import { describe, expect, it } from "vitest";
import { matchCopy, undoRewriting } from "../../../../src/analyze/tokens/match-copy.js";
import { findFooter, measureBefore } from "../../../../src/analyze/tokens/strip-footer.js";
import { loadProbeStrings } from "../../../../src/pipeline/load-resources.js";

const block = "The kettle whistled twice\nZ\nThe kettle whistled twice\nZ";
const forms = (texts: readonly string[]): string[] => texts.map((text) => matchCopy(text, block).form);

describe("a text that was to be a copy", () => {
  it("is one as far as it goes, behind eight characters at most", () => {
    expect(forms(["The", "The kettle whis", "- The kettle", "Copy:\n  The kettle", block])).toEqual(["copy", "copy", "copy", "copy", "copy"]);
    expect(matchCopy("- The kettle", block)).toEqual({ form: "copy", shown: "The kettle", prefix: "- ", matched: 10 });
  });

  it("is altered where it leaves the copy, or begins it late", () => {
    expect(forms(["The kettle whistled!", "The kettle\n\n[cut]", "Sure, here it is: The kettle whis"])).toEqual(["altered", "altered", "altered"]);
  });

  it("is a text of its own otherwise", () => {
    expect(forms(["I cannot do that.", "Them", "A kettle whistled twice", "xyThe"])).toEqual(["own", "own", "own", "own"]);
  });
});

describe("rewriting", () => {
  it("is undone where it means the same", () => {
    expect(undoRewriting("The\u00A0ke\u200Bttle\r\nZ")).toBe("The kettle\nZ");
    expect(undoRewriting("cafe\u0301")).toBe("caf\u00E9");
  });

  it("leaves the strings of the table alone", () => {
    for (const { id, text } of loadProbeStrings().strings) expect([id, undoRewriting(text)]).toEqual([id, text]);
  });
});

describe("a footer", () => {
  const footer = "\n\n[Response truncated]";
  const behind = (cuts: readonly number[], end = footer) => cuts.map((at) => matchCopy(block.slice(0, at) + end, block));

  it("of three different copies is taken off each", () => {
    const replies = behind([12, 20, 40]);
    expect(findFooter(replies)).toBe(footer);
    expect(replies.map((reply) => measureBefore(reply, footer))).toEqual([12, 20, 40]);
  });

  it("is not seen in two copies, in one text thrice, in endings that differ, or in texts that leave the copy before it", () => {
    expect(findFooter(behind([12, 20]))).toBeNull();
    expect(findFooter(behind([12, 12, 12]))).toBeNull();
    expect(findFooter([...behind([12], "\n\n[one is here]"), ...behind([20], "\n\n<another one>"), ...behind([40], "\n\n(a third one)")])).toBeNull();
    expect(findFooter([12, 20, 40].map((at) => matchCopy(`${block.slice(0, at)} something ${at} else${footer}`, block)))).toBeNull();
    expect(measureBefore(matchCopy("The kettle", block), footer)).toBeNull();
  });
});
