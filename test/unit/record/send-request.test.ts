/** One request over a real socket: bytes, times, headers, and every way in which it can fail. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../src/record/clock.js";
import { openConnection, type MeasuredConnection } from "../../../src/record/measured-connection.js";
import { maximumBodyBytes, sendRequest, type SentRequest } from "../../../src/record/send-request.js";
import { temporaryFolder } from "./make-run.js";
import { closedOrigin, pause, sendJson, serveBytes, serveHttp } from "./serve.js";

const connections: MeasuredConnection[] = [];
afterEach(async () => { await Promise.all(connections.splice(0).map((connection) => connection.close())); });

function connectTo(origin: string, timeoutMs = 5000): MeasuredConnection {
  const connection = openConnection(origin, timeoutMs);
  connections.push(connection);
  return connection;
}

const never = new AbortController().signal;
const send = (origin: string, setting: { connection?: MeasuredConnection; timeoutMs?: number; stop?: AbortSignal; body?: string } = {}): Promise<SentRequest> =>
  sendRequest(setting.connection ?? connectTo(origin), { method: "POST", url: `${origin}/v1/ask?x=1`, headers: [["X-Own", "1"]], body: setting.body ?? "{}" }, setting.timeoutMs ?? 5000, setting.stop ?? never, systemClock);
const textOf = ({ response }: SentRequest): string => Buffer.concat((response?.chunks ?? []).map(({ bytes }) => bytes)).toString();

describe("a response", () => {
  it("keeps headers in order and case, and repeated ones", async () => {
    const origin = await serveBytes((socket) => socket.end("HTTP/1.1 201 Made\r\nX-Odd-CASE: one\r\nset-cookie: a=1\r\nA: \xe9\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\nok", "latin1"));
    const { response, failure } = await send(origin);
    expect(failure).toBeNull();
    expect(response?.status).toBe(201);
    expect(response?.headers).toEqual([["X-Odd-CASE", "one"], ["set-cookie", "a=1"], ["A", "\xe9"], ["Set-Cookie", "b=2"], ["Content-Length", "2"]]);
  });

  it("goes to path and query with body and headers", async () => {
    let seen: unknown = null;
    const origin = await serveHttp((request, response, body) => { seen = [request.method, request.url, request.headers["x-own"], body]; sendJson(response, 200, {}); });
    await send(origin, { body: "{\"中\":1}" });
    expect(seen).toEqual(["POST", "/v1/ask?x=1", "1", "{\"中\":1}"]);
  });

  it("keeps pieces apart as they came, with their times", async () => {
    const origin = await serveHttp((_request, response) => {
      void (async () => {
        await pause(40);
        response.writeHead(200).write("one ");
        await pause(80);
        response.write("two ");
        response.write("three ");
        await pause(60);
        response.end("four");
      })();
    });
    const sent = await send(origin);
    const chunks = sent.response?.chunks ?? [];
    expect(chunks.map(({ bytes }) => bytes.toString())).toEqual(["one ", "two ", "three ", "four"]);
    const [first, second, third, fourth] = chunks.map(({ atMs }) => atMs);
    expect(sent.timing.headersMs).toBeGreaterThanOrEqual(39);
    expect(first).toBeGreaterThanOrEqual(sent.timing.headersMs ?? Infinity);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(70);
    expect((fourth ?? 0) - (third ?? 0)).toBeGreaterThanOrEqual(50);
    expect(sent.response?.endMs).toBeGreaterThanOrEqual(fourth ?? Infinity);
  });

  it("gives pieces that came together one time, and still keeps them apart", async () => {
    const origin = await serveBytes((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n");
      setTimeout(() => { socket.write("2\r\nef\r\n2\r\ngh\r\n0\r\n\r\n"); }, 50);
    });
    const { response, timing } = await send(origin);
    const chunks = response?.chunks ?? [];
    expect(chunks.map(({ bytes }) => bytes.toString())).toEqual(["ab", "cd", "ef", "gh"]);
    const times = chunks.map(({ atMs }) => atMs);
    expect(times.slice(0, 2)).toEqual([timing.headersMs, timing.headersMs]);
    expect(times[2]).toBe(times[3]);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(40);
  });

  it("is the final one, behind those that announce it", async () => {
    const origin = await serveBytes((socket) => socket.end("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    const sent = await send(origin);
    expect([sent.response?.status, textOf(sent), sent.response?.headers]).toEqual([200, "ok", [["Content-Length", "2"]]]);
  });

  it("that redirects is kept, and not followed", async () => {
    let followed = 0;
    const other = await serveHttp((_request, response) => { followed += 1; response.end(); });
    const origin = await serveHttp((_request, response) => response.writeHead(308, { location: `${other}/v1` }).end());
    expect((await send(origin)).response?.status).toBe(308);
    expect(followed).toBe(0);
  });
});

describe("timing", () => {
  it("has connect times on a new connection and none on an open one", async () => {
    const origin = await serveHttp((_request, response) => { sendJson(response, 200, {}); });
    const connection = connectTo(origin);
    const first = await send(origin, { connection });
    const second = await send(origin, { connection });
    expect(first.timing).toMatchObject({ dnsMs: null, tlsMs: null });
    expect(first.timing.connectMs).toBeGreaterThan(0);
    expect(second.timing).toMatchObject({ dnsMs: null, connectMs: null, tlsMs: null });
    expect(second.timing.headersMs).toBeGreaterThan(0);
  });

  it("has the time of looking a name up", async () => {
    const origin = (await serveHttp((_request, response) => { sendJson(response, 200, {}); })).replace("127.0.0.1", "localhost");
    const { timing, failure } = await send(origin);
    expect(failure).toBeNull();
    expect(timing.dnsMs).toBeGreaterThan(0);
  });

  it("connects again after the other side closed", async () => {
    const origin = await serveHttp((_request, response) => { sendJson(response, 200, {}, { connection: "close" }); });
    const connection = connectTo(origin);
    await send(origin, { connection });
    await pause(20);
    expect((await send(origin, { connection })).timing.connectMs).toBeGreaterThan(0);
  });
});

describe("a failure", () => {
  it("of a name that does not exist", async () => {
    expect((await send("http://no-such-host.invalid")).failure?.reason).toBe("dns");
  });

  it("of a port where nothing listens", async () => {
    const { failure, response, timing } = await send(await closedOrigin());
    expect(failure?.reason).toBe("connect");
    expect(response).toBeNull();
    expect(timing).toEqual({ dnsMs: null, connectMs: null, tlsMs: null, headersMs: null });
  });

  it("of TLS with a server that does not speak it", async () => {
    const origin = await serveHttp((_request, response) => response.end());
    expect((await send(origin.replace("http:", "https:"))).failure?.reason).toBe("tls");
  });

  it("of a handshake that never ends comes at the timeout", async () => {
    const origin = await serveBytes(() => undefined);
    const { failure } = await send(origin.replace("http:", "https:"), { timeoutMs: 150 });
    expect(failure?.reason).toBe("connect");
    expect(failure?.atMs).toBeLessThan(2000);
  });

  it("of a server that speaks another protocol", async () => {
    const origin = await serveBytes((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect((await send(origin)).failure?.reason).toBe("protocol");
  });

  it.each<[string, string]>([["before any answer", ""], ["within the headers", "HTTP/1.1 200 OK\r\nContent-"]])("of a connection closed %s", async (_name, bytes) => {
    const origin = await serveBytes((socket) => socket.end(bytes));
    const { failure, response } = await send(origin);
    expect(failure?.reason).toBe("reset");
    expect(response).toBeNull();
  });

  it("of a reset within the body keeps what had come", async () => {
    const origin = await serveBytes((socket) => { socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); setTimeout(() => socket.resetAndDestroy(), 40); });
    const sent = await send(origin);
    expect(sent.failure?.reason).toBe("cut");
    expect(textOf(sent)).toBe("half");
  });

  it.each<[string, string]>([["shorter than it said", "Content-Length: 100\r\n\r\nhalf"], ["without its last chunk", "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"]])("of a body %s", async (_name, rest) => {
    const origin = await serveBytes((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    const sent = await send(origin);
    expect(sent.failure?.reason).toBe("cut");
    expect(textOf(sent)).toBe("half");
  });

  it("of an answer that never comes, at the timeout", async () => {
    const origin = await serveHttp(() => undefined);
    const { failure, response } = await send(origin, { timeoutMs: 120 });
    expect(failure).toMatchObject({ reason: "timeout", message: "not finished within 120 ms" });
    expect(failure?.atMs).toBeGreaterThanOrEqual(115);
    expect(response).toBeNull();
  });

  it("of slow bytes, at the timeout of the whole", async () => {
    const origin = await serveHttp((_request, response) => {
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => { clearInterval(timer); });
    });
    const sent = await send(origin, { timeoutMs: 200 });
    expect(sent.failure?.reason).toBe("timeout");
    expect(textOf(sent)).toMatch(/^\.{2,12}$/);
  });

  it("of an endless body, at its bound", async () => {
    const origin = await serveHttp((_request, response) => {
      const flood = (): void => { while (response.write(Buffer.alloc(1 << 16, "x")) && !response.destroyed); };
      response.on("drain", flood);
      flood();
    });
    const sent = await send(origin);
    expect(sent.failure?.reason).toBe("too-large");
    expect(textOf(sent).length).toBeGreaterThan(maximumBodyBytes);
    expect(textOf(sent).length).toBeLessThan(maximumBodyBytes + (1 << 20));
  });

  it("of endless headers", async () => {
    const origin = await serveBytes((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const flood = (): void => { while (!socket.destroyed && socket.write(`X-${"a".repeat(1000)}: b\r\n`)); };
      socket.on("drain", flood);
      flood();
    });
    const { failure, response } = await send(origin);
    expect(failure?.reason).toBe("protocol");
    expect(response).toBeNull();
  });

  it("by a stop comes at once: while connecting, waiting, and reading", async () => {
    const handshake = await serveBytes(() => undefined);
    const silent = await serveHttp(() => undefined);
    const slow = await serveHttp((_request, response) => response.writeHead(200).write("begun"));
    for (const [origin, text] of [[handshake.replace("http:", "https:"), ""], [silent, ""], [slow, "begun"]] as const) {
      const stop = new AbortController();
      setTimeout(() => { stop.abort(); }, 80);
      const sent = await send(origin, { stop: stop.signal });
      expect(sent.failure?.reason).toBe("aborted");
      expect(sent.failure?.atMs).toBeLessThan(1000);
      expect(textOf(sent)).toBe(text);
    }
  });

  it("by a stop that was there before sends nothing", async () => {
    let asked = 0;
    const origin = await serveHttp((_request, response) => { asked += 1; response.end(); });
    expect((await send(origin, { stop: AbortSignal.abort() })).failure?.reason).toBe("aborted");
    await pause(30);
    expect(asked).toBe(0);
  });

  it("leaves a connection on which the next request goes well", async () => {
    let asked = 0;
    const origin = await serveHttp((_request, response) => { asked += 1; if (asked > 1) sendJson(response, 200, {}); });
    const connection = connectTo(origin);
    expect((await send(origin, { connection, timeoutMs: 60 })).failure?.reason).toBe("timeout");
    expect((await send(origin, { connection })).response?.status).toBe(200);
  });
});

const canMakeCertificates = ((): boolean => {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!canMakeCertificates)("TLS (needs openssl)", () => {
  async function serveTls(): Promise<{ origin: string; certificate: string; close: () => void }> {
    const folder = temporaryFolder();
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], { stdio: "ignore" });
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) => { sendJson(response, 200, { ok: true }); }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, certificate, close: () => { server.closeAllConnections(); server.close(); } };
  }

  it("with a certificate of nobody's is a failure that says so", async () => {
    const { origin, close } = await serveTls();
    const { failure } = await send(origin);
    close();
    expect(failure).toMatchObject({ reason: "tls" });
    expect(failure?.message).toMatch(/self.signed/);
  });

  it("with a trusted certificate is measured", async () => {
    const { origin, certificate, close } = await serveTls();
    const script = `
      const { openConnection } = await import("${join(import.meta.dirname, "../../../src/record/measured-connection.ts")}");
      const { sendRequest } = await import("${join(import.meta.dirname, "../../../src/record/send-request.ts")}");
      const { systemClock } = await import("${join(import.meta.dirname, "../../../src/record/clock.ts")}");
      const connection = openConnection("${origin}", 5000);
      const request = { method: "POST", url: "${origin}/v1", headers: [], body: "{}" };
      const sent = [];
      for (let n = 0; n < 2; n += 1) sent.push(await sendRequest(connection, request, 5000, new AbortController().signal, systemClock));
      await connection.close();
      console.log(JSON.stringify(sent.map(({ timing, failure, response }) => ({ timing, failure, status: response?.status }))));`;
    const { promisify } = await import("node:util");
    const { execFile } = await import("node:child_process");
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate } });
    close();
    const [first, second] = JSON.parse(stdout) as { timing: Record<string, number | null>; status: number; failure: unknown }[];
    expect([first?.failure, first?.status]).toEqual([null, 200]);
    for (const part of ["dnsMs", "connectMs", "tlsMs", "headersMs"]) expect(first?.timing[part]).toBeGreaterThan(0);
    expect(second?.timing).toMatchObject({ dnsMs: null, connectMs: null, tlsMs: null });
  });
});
