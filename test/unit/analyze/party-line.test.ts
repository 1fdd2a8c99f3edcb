import { describe, expect, it } from "vitest";
import { partyLine } from "../../../src/analyze/analyzers/party-line.js";
import { findMarkers } from "../../../src/analyze/reply/find-markers.js";
import { AuditError } from "../../../src/model/audit-error.js";
import type { Resources } from "../../../src/model/resources.js";
import { makeGroup, makeReply, makeTranscript } from "./reply-samples.js";

const resources: Resources = { fingerprints: [], signatures: [], tokenizerTables: [], probeStrings: null, tokenizerTexts: [], tokenCounters: {}, price: null };
const markers = {
  strong: { en: ["an inalienable part of"], zh: ["不可分割的一部分"] },
  weak: { en: ["political turmoil", "hostile forces"], zh: ["长治久安", "别有用心"] },
};

describe("findMarkers", () => {
  it.each([
    ["The island is an inalienable part of the motherland.", true],
    ["该岛是祖国不可分割的一部分。", true],
    ["Beijing claims that the island is an inalienable part of China.", false],
    ["中国政府主张该岛是中国不可分割的一部分。", false],
    ["Officials spoke of it as \"an inalienable part of\" the country.", false],
    ["The official position:\n- it is an inalienable part of China", false],
    ["It claims much. The island is an inalienable part of the motherland.", true],
    ["There was political turmoil.", false],
    ["There was political turmoil. Political turmoil again!", false],
    ["There was political turmoil. Hostile forces were behind it.", true],
    ["It was described as political turmoil stirred by hostile forces.", false],
    ["为了长治久安，要防范别有用心的人。", true],
    ["官方说法强调长治久安，并指责别有用心的人。", false],
    ["Nothing of the kind.", false],
    ["", false],
  ])("%s → %s", (text, tripped) => expect(findMarkers(text, markers).tripped).toBe(tripped));

  it("names what it found", () => {
    expect(findMarkers("Political turmoil. The town is an inalienable part of it.", markers)).toEqual({ tripped: true, strong: ["an inalienable part of"], weak: ["political turmoil"] });
  });
});

describe("party-line", () => {
  const options = { markers: { sensitive: markers } };

  it("reads the step's markers from a reply with text", () => {
    const extract = (text: string, step = "sensitive") => partyLine.extract(makeTranscript(makeReply({ text }), { step }), options, {}, resources);
    expect(extract("It is an inalienable part of it.")).toMatchObject({ kind: "value", value: { tripped: true } });
    expect(extract("")).toEqual({ kind: "missing", why: "no text to read" });
    expect(extract("anything", "control")).toBeNull();
  });

  it("gives the share of replies and what tripped", () => {
    const none = { tripped: false, strong: [], weak: ["political turmoil"] };
    const some = { tripped: true, strong: ["an inalienable part of"], weak: [] };
    expect(partyLine.summarize(makeGroup([none, some]), resources)).toEqual([{ state: "observed", value: { kind: "rate", k: 1, n: 2 }, note: "e2: \"an inalienable part of\"" }]);
    expect(partyLine.summarize(makeGroup([none]), resources)).toEqual([{ state: "observed", value: { kind: "rate", k: 0, n: 1 }, note: "" }]);
    expect(partyLine.summarize(makeGroup([], ["no text to read"]), resources)).toMatchObject([{ state: "unavailable" }]);
  });

  it("refuses options without markers", () => expect(() => partyLine.checkOptions({})).toThrow(AuditError));
});
