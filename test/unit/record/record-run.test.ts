/** Whole runs over real sockets: what is kept, what is tried again, where it stops, and how it goes on. */
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Exchange } from "../../../src/model/exchange.js";
import type { Planner } from "../../../src/model/planner.js";
import type { Progress } from "../../../src/model/progress.js";
import { systemClock } from "../../../src/record/clock.js";
import { openRecording } from "../../../src/record/open-recording.js";
import { impatientClock, inOrder, makeHeader, plannedStep, plannedSteps, record, readRecording, summarize, temporaryFolder } from "./make-run.js";
import { closedOrigin, completion, pause, sendJson, serveBytes, serveHttp } from "./serve.js";

/** Answers the nth request (from 1) by `answers[n - 1]`, the last one from then on. */
function serveInTurn(...answers: readonly ((response: ServerResponse) => void)[]): Promise<string> {
  let asked = 0;
  return serveHttp((_request, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    answer?.(response);
  });
}

const good = (response: ServerResponse): void => { sendJson(response, 200, completion("fine", { prompt_tokens: 3, completion_tokens: 2 })); };
const status = (code: number, headers: Readonly<Record<string, string>> = {}) => (response: ServerResponse): void => { sendJson(response, code, { error: { message: "no" } }, headers); };
const reset = (response: ServerResponse): void => { response.socket?.resetAndDestroy(); };

describe("a run", () => {
  it("keeps every exchange and closes", async () => {
    const { result, exchanges, closing, path } = await record({ origin: await serveInTurn(good), steps: plannedSteps(3) });
    expect(result).toEqual({ status: "complete", stopped: "complete", attempts: 3, spentUsd: null, fatal: null });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 200", "e3 200"]);
    expect(closing).toMatchObject({ exchanges: 3, stopped: "complete" });
    expect(exchanges[0]).toMatchObject({ seq: 0, plannedAfter: null, side: "target", step: "ask", sample: 0, attempt: 1, request: { method: "POST", url: expect.stringContaining("/v1/chat/completions") as string } });
    expect(exchanges[0]?.request.headers).toContainEqual(["accept-encoding", "identity"]);
    const recording = await openRecording(path);
    const read: Exchange[] = [];
    for await (const exchange of recording.exchanges) read.push(exchange);
    expect(read).toEqual(exchanges);
  });

  it("writes nothing over an earlier recording", async () => {
    const path = join(temporaryFolder(), "recording.jsonl");
    writeFileSync(path, "earlier");
    await expect(record({ origin: "http://127.0.0.1:9", path })).rejects.toMatchObject({ reason: "unwritable", message: `${path}: there is a recording already` });
    expect(readFileSync(path, "utf8")).toBe("earlier");
  });

  it("names a folder that is not there", async () => {
    const path = join(temporaryFolder(), "missing", "recording.jsonl");
    await expect(record({ origin: "http://127.0.0.1:9", path })).rejects.toMatchObject({ reason: "unwritable" });
  });

  it("has no more in flight than allowed, and nothing beside a step that goes alone", async () => {
    let inFlight = 0;
    const seen: [number, number][] = [];
    const origin = await serveHttp((_request, response, body) => {
      inFlight += 1;
      const question = Number(/question (\d+)/.exec(body)?.[1]);
      seen.push([question, inFlight]);
      setTimeout(() => { inFlight -= 1; good(response); }, 15);
    });
    const steps = plannedSteps(20).map((step) => ({ ...step, alone: step.seq === 9 || step.seq === 10 }));
    await record({ origin, steps, options: { concurrency: 4 } });
    expect(Math.max(...seen.map(([, count]) => count))).toBe(4);
    expect(seen.filter(([question]) => question === 9 || question === 10).map(([, count]) => count)).toEqual([1, 1]);
    expect(seen.find(([question]) => question === 11)?.[1]).toBe(1);
  });

  it("goes one by one until it was answered", async () => {
    let inFlight = 0;
    let asked = 0;
    const seen: number[] = [];
    const origin = await serveHttp((_request, response) => {
      inFlight += 1;
      asked += 1;
      const own = asked;
      seen.push(inFlight);
      setTimeout(() => { inFlight -= 1; (own <= 2 ? status(503) : good)(response); }, 15);
    });
    const { exchanges } = await record({ origin, steps: plannedSteps(8), options: { concurrency: 8 } });
    expect(seen.slice(0, 3)).toEqual([1, 1, 1]);
    expect(Math.max(...seen)).toBeGreaterThan(3);
    expect(summarize(exchanges).slice(0, 3)).toEqual(["e1 503*", "e1.2 503*", "e1.3 200"]);
  });

  it("follows its planner: in order of finishing, to its stop", async () => {
    const told: string[] = [];
    const planner: Planner<number> = {
      id: "grow", version: 1,
      start: () => ({ state: 0, decision: { kind: "ask", steps: [plannedStep(0), plannedStep(1)] } }),
      next: (count, exchange) => {
        told.push(exchange.id);
        if (count === 1) return { state: 2, decision: { kind: "ask", steps: [plannedStep(2), plannedStep(3), plannedStep(4)] } };
        return { state: count + 1, decision: count === 2 ? { kind: "stop", reason: "decided" } : { kind: "wait" } };
      },
    };
    const { result, exchanges, closing } = await record({ origin: await serveInTurn(good), planner });
    expect(result).toMatchObject({ status: "complete", stopped: "decided" });
    expect(exchanges.map(({ id, plannedAfter }) => [id, plannedAfter])).toEqual([["e1", null], ["e2", null], ["e3", "e2"]]);
    expect(told).toEqual(["e1", "e2", "e3"]);
    expect(closing?.stopped).toBe("decided");
  });

  it("tells its planner in the order of the file, also at once", async () => {
    const told: string[] = [];
    const planner: Planner<null> = { ...inOrder(plannedSteps(60)), next: (_state, exchange) => { told.push(exchange.id); return { state: null, decision: { kind: "wait" } }; } };
    const { exchanges } = await record({ origin: await serveInTurn(good), planner, options: { concurrency: 16 } });
    expect(told).toEqual(exchanges.map(({ id }) => id));
    expect(told.length).toBe(60);
  });

  it("reports its progress", async () => {
    const reports: Progress[] = [];
    await record({ origin: await serveInTurn(good, status(429, { "retry-after": "12" }), good), steps: plannedSteps(5), options: { price: { inputUsd: 1e6, outputUsd: 0 } }, onProgress: (progress) => reports.push(progress) });
    expect(reports[0]).toMatchObject({ planned: 5, done: 0, attempts: 0, spentUsd: 0, leftMs: null, note: null });
    expect(reports.map(({ note }) => note)).toContain("429, waiting 12 s");
    expect(reports.at(-1)).toMatchObject({ planned: 5, done: 5, attempts: 6 });
    expect(reports.at(-1)?.leftMs).toBe(0);
  });
});

describe("an attempt that fails", () => {
  it.each<[string, (response: ServerResponse) => void, string]>([
    ["429 without a word", status(429), "429"],
    ["500", status(500), "500"],
    ["529", status(529), "529"],
    ["a reset", reset, "reset"],
    ["a cut stream", (response) => { response.writeHead(200, { "content-type": "text/event-stream" }).write("data: {}\n\n"); setTimeout(() => response.socket?.resetAndDestroy(), 20); }, "cut"],
  ])("by %s is kept and made again", async (_name, fail, word) => {
    const clock = impatientClock();
    const { exchanges, result } = await record({ origin: await serveInTurn(good, fail, fail, good), steps: plannedSteps(2), clock });
    expect(summarize(exchanges)).toEqual(["e1 200", `e2 ${word}*`, `e2.2 ${word}*`, "e2.3 200"]);
    expect(exchanges.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 3]);
    expect(result.attempts).toBe(4);
    expect(clock.sleptMs[0]).toBeGreaterThanOrEqual(250);
    expect(clock.sleptMs[0]).toBeLessThan(500);
    expect(clock.sleptMs[1]).toBeGreaterThanOrEqual(500);
    expect(clock.sleptMs[1]).toBeLessThan(1000);
  });

  it("for good is the last word after five", async () => {
    const { exchanges, result } = await record({ origin: await serveInTurn(good, ...Array.from({ length: 5 }, () => status(500)), good), steps: plannedSteps(3) });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 500*", "e2.2 500*", "e2.3 500*", "e2.4 500*", "e2.5 500", "e3 200"]);
    expect(result.status).toBe("complete");
  });

  it("waits as the endpoint asks, and nothing else goes meanwhile", async () => {
    const startedMs: number[] = [];
    const begunMs = performance.now();
    let asked = 0;
    const origin = await serveHttp((_request, response) => {
      asked += 1;
      startedMs.push(performance.now() - begunMs);
      if (asked === 2) status(429, { "retry-after-ms": "400" })(response);
      else setTimeout(() => { good(response); }, 30);
    });
    const { exchanges } = await record({ origin, steps: plannedSteps(8), options: { concurrency: 2 }, clock: systemClock });
    const refusedMs = startedMs[1] ?? 0;
    expect(startedMs.filter((atMs) => atMs > refusedMs + 60 && atMs < refusedMs + 390)).toEqual([]);
    expect(exchanges.length).toBe(9);
  });

  it("waits by the same chance under the same seed", async () => {
    const waits = async (seed: number): Promise<number[]> => {
      const clock = impatientClock();
      await record({ origin: await serveInTurn(good, status(500), status(500), good), steps: plannedSteps(2), options: { seed }, clock });
      return clock.sleptMs;
    };
    const first = await waits(5);
    expect(await waits(5)).toEqual(first);
    expect(await waits(6)).not.toEqual(first);
  });

  it("and asks for too long a pause stops the run where it can go on", async () => {
    const { result, exchanges, closing } = await record({ origin: await serveInTurn(good, status(429, { "retry-after": "86400" })), steps: plannedSteps(3) });
    expect(result).toMatchObject({ status: "interrupted", stopped: "the endpoint asks to wait 86400 s", fatal: null });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 429*"]);
    expect(closing).toBeNull();
  });
});

describe("a limit", () => {
  it("on requests counts retries, and makes the last attempt the last word", async () => {
    const { result, exchanges, closing } = await record({ origin: await serveInTurn(good, status(500)), steps: plannedSteps(4), options: { maxRequests: 3 } });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 500*", "e2.2 500"]);
    expect(result).toMatchObject({ status: "limited", stopped: "max-requests", attempts: 3 });
    expect(closing).toMatchObject({ exchanges: 3, stopped: "max-requests" });
  });

  it.each([1, 3, 16])("on requests holds exactly at concurrency %d", async (concurrency) => {
    let asked = 0;
    const origin = await serveHttp((_request, response) => { asked += 1; (asked % 3 === 2 ? status(503) : good)(response); });
    const { result, exchanges } = await record({ origin, steps: plannedSteps(40), options: { maxRequests: 23, concurrency } });
    expect([asked, exchanges.length, result.attempts, result.stopped]).toEqual([23, 23, 23, "max-requests"]);
  });

  it("that the plan just meets is no limit", async () => {
    const { result } = await record({ origin: await serveInTurn(good), steps: plannedSteps(5), options: { maxRequests: 5, concurrency: 3 } });
    expect(result.stopped).toBe("complete");
  });

  const price = { inputUsd: 0, outputUsd: 1e6 };

  it("on money reserves the worst case, and takes the report for it", async () => {
    const steps = plannedSteps(20);
    const { result, exchanges } = await record({ origin: await serveInTurn(good), steps, options: { price, maxUsd: 20 } });
    // Ten output tokens a request may come, two are reported: after six requests 12 are spent, and 12 + 10 is too much.
    expect(exchanges.length).toBe(6);
    expect(result).toMatchObject({ status: "limited", stopped: "max-usd", spentUsd: 12 });
  });

  it("on money keeps the worst case where nothing is reported", async () => {
    const { result, exchanges } = await record({ origin: await serveInTurn((response) => { sendJson(response, 200, completion("fine")); }), steps: plannedSteps(20), options: { price, maxUsd: 30 } });
    expect(exchanges.length).toBe(3);
    expect(result).toMatchObject({ stopped: "max-usd", spentUsd: 30 });
  });

  it("on money waits for what is in flight before it ends the run", async () => {
    const origin = await serveHttp((_request, response) => { setTimeout(() => { good(response); }, 10); });
    const { result, exchanges } = await record({ origin, steps: plannedSteps(20), options: { price, maxUsd: 20, concurrency: 8 } });
    expect(exchanges.length).toBe(6);
    expect(result).toMatchObject({ stopped: "max-usd", spentUsd: 12 });
  });

  it("on time ends a wait where the run can go on", async () => {
    const begunMs = performance.now();
    const { result, exchanges, closing } = await record({ origin: await serveInTurn(good, status(429, { "retry-after": "60" })), steps: plannedSteps(3), options: { maxTimeMs: 250 }, clock: systemClock });
    expect(performance.now() - begunMs).toBeLessThan(3000);
    expect(result).toMatchObject({ status: "interrupted", stopped: "max-time" });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 429*"]);
    expect(closing).toBeNull();
  });

  it("on time of a month does not fire at once", async () => {
    const { result } = await record({ origin: await serveInTurn(good), steps: plannedSteps(2), options: { maxTimeMs: 2 ** 33, timeoutMs: 2 ** 33 } });
    expect(result.status).toBe("complete");
  });

  it("on the time of one request makes it a failure that is not made again", async () => {
    let asked = 0;
    const origin = await serveHttp((_request, response) => { asked += 1; if (asked !== 2) good(response); });
    const { exchanges } = await record({ origin, steps: plannedSteps(3), options: { timeoutMs: 100 } });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 timeout", "e3 200"]);
  });

  it("on the rate paces what is sent", async () => {
    const { result } = await record({ origin: await serveInTurn(good), steps: plannedSteps(10), options: { ratePerMinute: 4, maxTimeMs: 400 }, clock: systemClock });
    expect(result).toMatchObject({ status: "interrupted", stopped: "max-time", attempts: 4 });
  });
});

describe("an endpoint that cannot be audited", () => {
  it.each<[string, (response: ServerResponse) => void, string, string[]]>([
    ["refuses the key", status(401), "unauthorized", ["e1 401*"]],
    ["wants money", status(402), "unauthorized", ["e1 402*"]],
    ["forbids", status(403), "unauthorized", ["e1 403*", "e2 403*"]],
    ["knows no such path", status(404), "wrong-path", ["e1 404*", "e2 404*"]],
    ["is a website", (response) => { response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>hello"); }, "not-an-api", ["e1 200*", "e2 200*"]],
    ["redirects", (response) => { response.writeHead(302, { location: "http://127.0.0.1:9/other" }).end(); }, "redirected", ["e1 302*"]],
  ])("because it %s stops the run early, with nothing lost for a resume", async (_name, answer, reason, kept) => {
    const { result, exchanges, closing, path } = await record({ origin: await serveInTurn(answer), steps: plannedSteps(30), options: { concurrency: 4 } });
    expect(result.fatal?.reason).toBe(reason);
    expect(result.status).toBe("interrupted");
    expect(result.fatal?.remedy).not.toBe("");
    expect(summarize(exchanges)).toEqual(kept);
    expect(closing).toBeNull();
    await expect(openRecording(path)).resolves.toMatchObject({ header: { kind: "header" } });
  });

  it("because nothing listens stops at the first attempt", async () => {
    const origin = await closedOrigin();
    const { result, exchanges } = await record({ origin, steps: plannedSteps(30) });
    expect(result.fatal).toMatchObject({ reason: "unreachable", message: expect.stringContaining(new URL(origin).host) as string });
    expect(summarize(exchanges)).toEqual(["e1 connect*"]);
  });

  it("because its name is unknown, or TLS fails, says which", async () => {
    const plain = await serveInTurn(good);
    expect((await record({ origin: "http://no-such-host.invalid", steps: plannedSteps(3) })).result.fatal?.reason).toBe("unreachable");
    expect((await record({ origin: plain.replace("http:", "https:"), steps: plannedSteps(3) })).result.fatal?.reason).toBe("tls");
  });

  it("because it never speaks HTTP stops after two questions", async () => {
    const { result, exchanges } = await record({ origin: await serveBytes((socket) => socket.end("+OK ready\r\n")), steps: plannedSteps(30) });
    expect(result.fatal?.reason).toBe("not-an-api");
    expect(exchanges.length).toBe(2);
  });

  it("is told from a filter that dislikes the first question", async () => {
    const origin = await serveHttp((_request, response, body) => { (body.includes("forbidden") ? status(403) : good)(response); });
    const steps = [plannedStep(0, { content: "forbidden" }), plannedStep(1), plannedStep(2, { content: "forbidden" })];
    const { result, exchanges } = await record({ origin, steps });
    expect(result).toMatchObject({ status: "complete", fatal: null });
    expect(summarize(exchanges)).toEqual(["e1 403*", "e2 200", "e1.2 403", "e3 403"]);
  });

  it("is told from one that refuses or misses later: that is data", async () => {
    const { result, exchanges } = await record({ origin: await serveInTurn(good, status(403), status(404), status(401), good), steps: plannedSteps(5) });
    expect(result).toMatchObject({ status: "complete", fatal: null });
    expect(summarize(exchanges)).toEqual(["e1 200", "e2 403", "e3 404", "e4 401", "e5 200"]);
  });

  it("any more, having gone away, stops the run; the resumed one asks what was lost", async () => {
    const origin = await serveInTurn(good);
    const gone = await closedOrigin();
    const first = await record({ origin, steps: plannedSteps(4), options: { maxRequests: 2 } });
    expect(first.result.attempts).toBe(2);
    // What answered under one address is now looked for under another, where nothing listens.
    const text = first.text.split("\n").filter((line) => !line.includes('"kind":"closing"')).join("\n").replaceAll(origin, gone).replace('"maxRequests":2', '"maxRequests":1000');
    writeFileSync(first.path, text);
    const clock = impatientClock();
    const second = await record({ origin: gone, steps: plannedSteps(4), resume: first.path, clock });
    expect(second.result.fatal).toMatchObject({ reason: "unreachable", message: expect.stringContaining("stopped answering: 5 attempts") as string });
    expect(summarize(second.exchanges)).toEqual(["e1 200", "e2 200", "e3 connect*", "e3.2 connect*", "e3.3 connect*", "e3.4 connect*", "e3.5 connect*"]);
    expect(clock.sleptMs.length).toBe(4);
  });
});

describe("a secret", () => {
  const key = "sk-test-K3y+with/odd=chars_0123456789";
  const endpoint = { credential: { kind: "bearer", env: "TEST_KEY" }, headers: { "X-Team": { env: "TEAM_TOKEN" }, "X-Plain": { value: "seen" } } } as const;
  const secrets = { TEST_KEY: key, TEAM_TOKEN: "team-token-98765" };

  it("is sent, and stands nowhere in the file, however it is echoed", async () => {
    let seen: unknown = null;
    const origin = await serveHttp((request, response) => {
      seen = [request.headers.authorization, request.headers["x-team"], request.headers["x-plain"]];
      response.writeHead(200, { "content-type": "application/json", "x-echo": `Bearer ${key}`, "x-url": encodeURIComponent(key) });
      void (async () => {
        response.write(`{"echo":"${key.slice(0, 11)}`);
        await pause(20);
        response.write(`${key.slice(11)}","team":"team-tok`);
        await pause(20);
        response.end(`en-98765","b64":"${Buffer.from(`u:${key}`).toString("base64")}","json":${JSON.stringify(key)}}`);
      })();
    });
    const { text, exchanges } = await record({ origin, endpoint, secrets, steps: plannedSteps(2) });
    expect(seen).toEqual([`Bearer ${key}`, "team-token-98765", "seen"]);
    for (const form of [key, "team-token-98765", encodeURIComponent(key), Buffer.from(key).toString("base64"), Buffer.from(`u:${key}`).toString("base64")]) expect(text).not.toContain(form);
    expect(exchanges[0]?.request.headers).toContainEqual(["authorization", "Bearer [redacted:TEST_KEY]"]);
    expect(exchanges[0]?.outcome).toMatchObject({ headers: expect.arrayContaining([["x-echo", "Bearer [redacted:TEST_KEY]"]]) as unknown });
    expect(JSON.stringify(exchanges[0]?.outcome)).toContain("[redacted:TEAM_TOKEN]");
  });

  it("is taken out of errors too, also where a quotation would cut it", async () => {
    const origin = await serveInTurn((response) => { sendJson(response, 401, { error: `${"x".repeat(140)}${key}` }); });
    const { result, text } = await record({ origin, endpoint, secrets, steps: plannedSteps(2) });
    expect(result.fatal?.reason).toBe("unauthorized");
    expect(`${result.fatal?.message} ${text}`).not.toContain(key.slice(0, 8));
  });

  it("that was written into the URL or a header by mistake is not kept either", async () => {
    const origin = await serveInTurn(good);
    const { text } = await record({ origin, endpoint: { ...endpoint, baseUrl: `${origin}/${encodeURIComponent(key)}/v1`, headers: { ...endpoint.headers, "X-Wrong": { value: key } } }, secrets, steps: plannedSteps(1) });
    expect(text).not.toContain(key);
    expect(text).not.toContain(encodeURIComponent(key));
  });

  it("does not go to where a redirect points", async () => {
    let reached = 0;
    const other = await serveHttp((_request, response) => { reached += 1; response.end(); });
    const { result } = await record({ origin: await serveInTurn((response) => { response.writeHead(307, { location: `${other}/v1/chat/completions` }).end(); }), endpoint, secrets, steps: plannedSteps(3) });
    expect(result.fatal).toMatchObject({ reason: "redirected", message: expect.stringContaining(other) as string });
    expect(reached).toBe(0);
  });

  it.each<[string, Record<string, string>, string]>([
    ["is missing", { TEAM_TOKEN: "team-token" }, "missing-credential"],
    ["is empty", { TEST_KEY: "", TEAM_TOKEN: "team-token" }, "bad-input"],
    ["is too short", { TEST_KEY: "abc", TEAM_TOKEN: "team-token" }, "bad-input"],
    ["holds a line break", { TEST_KEY: "sk-first\nsecond-line", TEAM_TOKEN: "team-token" }, "bad-input"],
    ["holds what no header can carry", { TEST_KEY: "sk-ключ-ключ", TEAM_TOKEN: "team-token" }, "bad-input"],
  ])("that %s is said by name before anything is written or sent", async (_name, values, reason) => {
    const path = join(temporaryFolder(), "recording.jsonl");
    const failed: unknown = await record({ origin: "http://127.0.0.1:9", endpoint, secrets: values, steps: plannedSteps(1), path }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ reason, message: expect.stringContaining("TEST_KEY") as string });
    if (values.TEST_KEY !== undefined && values.TEST_KEY !== "") expect(String(failed)).not.toContain(values.TEST_KEY);
    expect(existsSync(path)).toBe(false);
  });
});

describe("an interrupted run", () => {
  async function interruptAfter(count: number, setting: { readonly total: number; readonly concurrency?: number; readonly maxRequests?: number }): Promise<{ origin: string; path: string; asked: string[] }> {
    const stop = new AbortController();
    const asked: string[] = [];
    const origin = await serveHttp((_request, response, body) => {
      asked.push(/question \d+/.exec(body)?.[0] ?? "");
      if (asked.length === count + 1) stop.abort();
      else setTimeout(() => { good(response); }, 5);
    });
    const { result, closing, exchanges, path } = await record({ origin, steps: plannedSteps(setting.total), signal: stop.signal, options: { concurrency: setting.concurrency ?? 1, maxRequests: setting.maxRequests ?? 1000 } });
    expect(result).toMatchObject({ status: "interrupted", stopped: "signal", fatal: null });
    expect(closing).toBeNull();
    expect(exchanges.filter(({ final }) => !final).every(({ outcome }) => outcome.kind === "failure" && outcome.reason === "aborted")).toBe(true);
    return { origin, path, asked };
  }

  it.each([1, 4])("goes on where it stopped, at concurrency %d: nothing finished is asked twice, nothing is left out", async (concurrency) => {
    const { origin, path } = await interruptAfter(7, { total: 20, concurrency });
    const before = readRecording(path).exchanges;
    const { result, exchanges, closing } = await record({ origin, steps: plannedSteps(20), resume: path, options: { concurrency } });
    expect(result).toMatchObject({ status: "complete", attempts: exchanges.length });
    expect(exchanges.slice(0, before.length)).toEqual(before);
    const finished = exchanges.filter(({ final }) => final).map(({ seq }) => seq);
    expect([...finished].sort((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, seq) => seq));
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(exchanges.length);
    expect(closing?.exchanges).toBe(exchanges.length);
    expect(readFileSync(path, "utf8").split("\n").filter((line) => line.includes('"kind":"header"')).length).toBe(1);
  });

  it("counts what was sent before against the limit on requests", async () => {
    const { origin, path, asked } = await interruptAfter(7, { total: 20, maxRequests: 12 });
    const { result, exchanges } = await record({ origin, steps: plannedSteps(20), resume: path, options: { maxRequests: 12 } });
    expect([result.stopped, result.attempts, exchanges.length, asked.length]).toEqual(["max-requests", 12, 12, 12]);
  });

  it("counts what was spent before against the limit on money, as if it had not been interrupted", async () => {
    const options = { price: { inputUsd: 0, outputUsd: 1e6 }, maxUsd: 60 };
    const whole = await record({ origin: await serveInTurn(good), steps: plannedSteps(40), options });
    const origin = await serveInTurn(...Array.from({ length: 9 }, () => good), status(429, { "retry-after": "86400" }), good);
    const first = await record({ origin, steps: plannedSteps(40), options });
    expect(first.result).toMatchObject({ status: "interrupted", spentUsd: 28 });
    const second = await record({ origin, steps: plannedSteps(40), options, resume: first.path });
    expect(second.result).toMatchObject({ status: "limited", stopped: "max-usd" });
    expect(whole.result.spentUsd).toBeLessThanOrEqual(60);
    expect(second.result.spentUsd).toBeLessThanOrEqual(60);
    expect((second.result.spentUsd ?? 0) + 10).toBeGreaterThan(60);
  });

  it("tells its planner again what had finished", async () => {
    const planner = (told: string[]): Planner<number> => ({
      id: "in-order", version: 1,
      start: () => ({ state: 0, decision: { kind: "ask", steps: plannedSteps(2) } }),
      next: (count, { id }) => { told.push(id); return { state: count + 1, decision: count < 6 ? { kind: "ask", steps: [plannedStep(count + 2)] } : { kind: "wait" } }; },
    });
    const origin = await serveInTurn(good, good, good, status(429, { "retry-after": "86400" }), good);
    const first = await record({ origin, planner: planner([]) });
    expect(summarize(first.exchanges)).toEqual(["e1 200", "e2 200", "e3 200", "e4 429*"]);
    const told: string[] = [];
    const second = await record({ origin, planner: planner(told), resume: first.path });
    expect(told).toEqual(["e1", "e2", "e3", "e4.2", "e5", "e6", "e7", "e8"]);
    expect(second.exchanges.map(({ plannedAfter }) => plannedAfter)).toEqual([null, null, "e1", "e2", "e2", "e3", "e4.2", "e5", "e6"]);
  });

  it("drops a torn last line and asks it again", async () => {
    const { origin, path } = await interruptAfter(5, { total: 8 });
    const size = readFileSync(path).length;
    truncateSync(path, size - 40);
    const { exchanges, result } = await record({ origin, steps: plannedSteps(8), resume: path });
    expect(result.status).toBe("complete");
    expect(exchanges.length).toBe(8);
    expect(exchanges.every(({ final }) => final)).toBe(true);
  });

  it("keeps a last line that lacks no more than its line break", async () => {
    const { origin, path, asked } = await interruptAfter(5, { total: 8 });
    truncateSync(path, readFileSync(path).length - 1);
    const { exchanges } = await record({ origin, steps: plannedSteps(8), resume: path });
    expect(exchanges.length).toBe(9);
    expect(asked.length).toBe(9);
  });

  it("with a line that is broken in its middle is not gone on with, and not touched", async () => {
    const { origin, path } = await interruptAfter(3, { total: 8 });
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [lines[0], "{\"kind\":", ...lines.slice(2)].join("\n"));
    const before = readFileSync(path, "utf8");
    await expect(record({ origin, steps: plannedSteps(8), resume: path })).rejects.toMatchObject({ reason: "bad-input", message: `${path}:2: is not JSON` });
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it.each<[string, (path: string) => Parameters<typeof record>[0], RegExp]>([
    ["another seed", (path) => ({ origin: "http://h", resume: path, steps: plannedSteps(8), options: { seed: 2 } }), /another seed \(1, now 2\)/],
    ["another endpoint", (path) => ({ origin: "http://other", resume: path, steps: plannedSteps(8) }), /another endpoint/],
    ["another model", (path) => ({ origin: "http://h", endpoint: { model: "n" }, resume: path, steps: plannedSteps(8) }), /another model/],
    ["another plan", (path) => ({ origin: "http://h", resume: path, steps: plannedSteps(9) }), /another number of planned requests/],
  ])("is not gone on with under %s", async (_name, setting, message) => {
    const path = join(temporaryFolder(), "recording.jsonl");
    writeFileSync(path, `${JSON.stringify(makeHeader({ origin: "http://h", steps: plannedSteps(8) }))}\n`);
    await expect(record(setting(path))).rejects.toMatchObject({ reason: "bad-input", message: expect.stringMatching(message) as string });
  });

  it("is not gone on with when its exchanges are of other questions", async () => {
    const { origin, path } = await interruptAfter(3, { total: 8 });
    const moved = plannedSteps(8).map((step) => ({ ...step, probe: { ...step.probe, id: "other" } }));
    await expect(record({ origin, steps: moved, resume: path })).rejects.toMatchObject({ message: expect.stringContaining("asked probe/ask, and this plan asks other/ask there") as string });
  });

  it("that had ended is not begun again", async () => {
    const origin = await serveInTurn(good);
    const { path } = await record({ origin, steps: plannedSteps(2) });
    await expect(record({ origin, steps: plannedSteps(2), resume: path })).rejects.toMatchObject({ message: expect.stringContaining("had ended") as string });
  });

  it("before it began sends nothing and can be resumed", async () => {
    let asked = 0;
    const origin = await serveHttp((_request, response) => { asked += 1; good(response); });
    const { path, exchanges } = await record({ origin, steps: plannedSteps(2), signal: AbortSignal.abort() });
    expect([asked, exchanges.length]).toEqual([0, 0]);
    expect((await record({ origin, steps: plannedSteps(2), resume: path })).result.status).toBe("complete");
  });
});
