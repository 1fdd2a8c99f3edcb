/** What ends a run at its first requests, and what is data. */
import { describe, expect, it } from "vitest";
import type { HeaderPair, Outcome, WireResponse } from "../../../src/model/exchange.js";
import { EndpointWatch, lostInARow } from "../../../src/record/endpoint-watch.js";
import { findFatal, isAnswer } from "../../../src/record/find-fatal.js";

const url = "https://api.example.com/v1/chat/completions";
const wire = (status: number, body: string, headers: readonly HeaderPair[]): WireResponse => ({ status, headers, chunks: [{ atMs: 1, text: body }], endMs: 2 });
const response = (status: number, body = "{}", headers: readonly HeaderPair[] = []): Outcome => ({ kind: "response", ...wire(status, body, headers) });
const failure = (reason: "dns" | "connect" | "tls" | "timeout" | "reset" | "cut" | "too-large" | "aborted" | "protocol", partial?: WireResponse): Outcome => ({ kind: "failure", reason, message: "why", atMs: 1, ...(partial !== undefined && { partial }) });
const html: HeaderPair = ["Content-Type", "text/html; charset=utf-8"];
const page = "\n<!DOCTYPE html><title>Welcome</title>";

describe("a first outcome", () => {
  it.each<[string, Outcome, string | null, boolean | null]>([
    ["401", response(401), "unauthorized", true],
    ["402", response(402), "unauthorized", true],
    ["403, which may be a filter's", response(403), "unauthorized", false],
    ["404", response(404), "wrong-path", false],
    ["405", response(405), "wrong-path", false],
    ["a page", response(200, page, [html]), "not-an-api", false],
    ["a page that does not say so", response(200, page), "not-an-api", false],
    ["a page at 400", response(400, page, [html]), "not-an-api", false],
    ["plain text under the type of a page", response(200, "It works!", [html]), "not-an-api", false],
    ["JSON under the type of a page", response(200, " {\"a\":1}", [html]), null, null],
    ["a stream under the type of a page", response(200, "data: {}\n\n", [html]), null, null],
    ["a page at 502", response(502, page, [html]), null, null],
    ["a redirect", response(302, "", [["Location", "https://other.example.com/x"]]), "redirected", true],
    ["a good answer", response(200), null, null],
    ["an error of the API", response(400), null, null],
    ["an outage", response(500), null, null],
    ["an unknown name", failure("dns"), "unreachable", true],
    ["a refused connection", failure("connect"), "unreachable", true],
    ["a failed handshake", failure("tls"), "tls", true],
    ["a reset", failure("reset"), "unreachable", false],
    ["no HTTP", failure("protocol"), "not-an-api", false],
    ["a timeout", failure("timeout"), null, null],
    ["a stop", failure("aborted"), null, null],
    ["a refusal that was cut", failure("cut", wire(401, "{", [])), "unauthorized", true],
    ["a good answer that was cut", failure("cut", wire(200, "data: {}", [])), null, null],
    ["a log", { kind: "logged", body: null }, null, null],
  ])("%s", (_name, outcome, reason, isSure) => {
    const fatal = findFatal(outcome, url);
    expect([fatal?.error.reason ?? null, fatal?.isSure ?? null]).toEqual([reason, isSure]);
    if (fatal !== null) {
      expect(fatal.error.message).toContain("api.example.com");
      expect(fatal.error.remedy).not.toBe("");
    }
  });

  it("is quoted in short, and a redirect's target by origin only", () => {
    expect(findFatal(response(401, `{"error":\n"${"x".repeat(500)}"}`), url)?.error.message).toBe(`${url} answered 401: {"error": "${"x".repeat(149)}…`);
    expect(findFatal(response(301, "", [["location", "https://user:pw@evil.example/steal?key=1"]]), url)?.error.message).toContain("points to https://evil.example;");
    expect(findFatal(response(307), url)?.error.message).toContain("points to nowhere;");
    expect(findFatal(response(307, "", [["location", "http://["]]), url)?.error.message).toContain("cannot be read");
    expect(findFatal({ kind: "response", status: 404, headers: [], chunks: [{ atMs: 1, base64: Buffer.from([255, 65]).toString("base64") }], endMs: 1 }, url)?.error.message).toContain("404: �A");
  });

  it.each<[string, Outcome, boolean]>([
    ["200", response(200), true], ["400", response(400), true], ["422", response(422), true], ["429", response(429), true],
    ["a cut 200", failure("cut", wire(200, "data: {}", [])), true],
    ["a page", response(200, page, [html]), false], ["401", response(401), false], ["500", response(500), false], ["a timeout", failure("timeout"), false],
  ])("%s: is an API's answer: %s", (_name, outcome, expected) => {
    expect(isAnswer(outcome)).toBe(expected);
  });
});

describe("a watch", () => {
  it("asks another question before it believes a 403, and gives up at the second", () => {
    const watch = new EndpointWatch(url);
    expect(watch.see(response(403), true).kind).toBe("ask-later");
    expect(watch.see(response(403), true)).toMatchObject({ kind: "stop", error: { reason: "unauthorized" } });
  });

  it("takes every refusal as data once it was answered", () => {
    const watch = new EndpointWatch(url);
    watch.see(response(403), true);
    watch.see(response(200), true);
    for (const outcome of [response(401), response(403), response(404), response(200, page, [html]), response(302), failure("protocol"), failure("dns")]) expect(watch.see(outcome, true).kind).toBe("go-on");
  });

  it("knows from an earlier sitting that it was answered", () => {
    const watch = new EndpointWatch(url);
    watch.recall(response(500));
    expect(watch.answered).toBe(false);
    watch.recall(response(200));
    watch.recall(response(401));
    expect(watch.answered).toBe(true);
    expect(watch.see(response(401), true).kind).toBe("go-on");
  });

  it("lets resets be tried again before it doubts", () => {
    const watch = new EndpointWatch(url);
    expect([false, false, true, false, true].map((isLast) => watch.see(failure("reset"), isLast).kind)).toEqual(["go-on", "go-on", "ask-later", "go-on", "stop"]);
  });

  it("gives up an endpoint that went away, and not one that comes and goes", () => {
    const watch = new EndpointWatch(url);
    watch.see(response(200), true);
    for (let attempt = 1; attempt < lostInARow; attempt += 1) expect(watch.see(failure("connect"), attempt === lostInARow - 1).kind).toBe("go-on");
    expect(watch.see(failure("connect"), true)).toMatchObject({ kind: "stop", error: { reason: "unreachable", remedy: expect.stringContaining("--resume") as string } });
    watch.see(response(500), false);
    expect(watch.see(failure("connect"), true).kind).toBe("go-on");
  });
});
