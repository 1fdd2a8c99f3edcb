/** One connection to an origin that tells how long resolving, connecting and the TLS handshake took. */
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { Client } from "undici";
import { longestTimerMs } from "./clock.js";

export interface ConnectTimes {
  readonly dnsMs: number | null;
  readonly connectMs: number | null;
  readonly tlsMs: number | null;
}

export interface MeasuredConnection {
  readonly client: Client;
  /** Times of the connection made since the last call; null where an open one was used. */
  takeTimes(): ConnectTimes | null;
  /** Whether it was made since those times were taken. */
  isFresh(): boolean;
  /** False once it was closed from this side. */
  isOpen(): boolean;
  close(): Promise<void>;
}

/** Longest header block that is read. */
const maximumHeaderBytes = 64 * 1024;
/** An idle connection is kept this long, so that the pauses of a rate limit do not reconnect each time. */
const keepAliveMs = 30_000;

export function openConnection(origin: string, connectTimeoutMs: number): MeasuredConnection {
  let times: ConnectTimes | null = null;
  let connecting: Socket | null = null;
  const client = new Client(origin, {
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: maximumHeaderBytes,
    keepAliveTimeout: keepAliveMs,
    connect: ({ hostname, port, protocol }, callback) => {
      const startMs = performance.now();
      let resolvedMs: number | null = null;
      const secure = protocol === "https:";
      const host = hostname.replace(/^\[|\]$/g, "");
      const socket = connectTcp({ host, port: Number(port === "" ? (secure ? 443 : 80) : port), noDelay: true });
      connecting = socket;
      const giveUp = setTimeout(() => socket.destroy(timeoutError(connectTimeoutMs)), Math.min(connectTimeoutMs, longestTimerMs));
      const finish = (error: Error | null, ready: Socket | null): void => {
        clearTimeout(giveUp);
        connecting = null;
        if (ready !== null) callback(null, ready);
        else callback(error ?? new Error("connection failed"), null);
      };
      socket.once("close", () => { clearTimeout(giveUp); });
      socket.once("lookup", () => { resolvedMs = performance.now(); });
      socket.once("error", (error) => { finish(error, null); });
      socket.once("connect", () => {
        const connectedMs = performance.now();
        const dnsMs = resolvedMs === null || isIP(host) !== 0 ? null : resolvedMs - startMs;
        const connectMs = connectedMs - (resolvedMs ?? startMs);
        if (!secure) {
          times = { dnsMs, connectMs, tlsMs: null };
          finish(null, socket);
          return;
        }
        const tls = connectTls({ socket, ...(isIP(host) === 0 && { servername: host }), ALPNProtocols: ["http/1.1"] });
        tls.once("secureConnect", () => {
          times = { dnsMs, connectMs, tlsMs: performance.now() - connectedMs };
          finish(null, tls);
        });
        tls.once("error", (error: Error) => { finish(Object.assign(error, { duringTls: true }), null); });
      });
    },
  });
  return {
    client,
    takeTimes: () => { const taken = times; times = null; return taken; },
    isFresh: () => times !== null,
    isOpen: () => !client.destroyed,
    close: async () => {
      connecting?.destroy();
      await client.destroy();
    },
  };
}

function timeoutError(afterMs: number): Error {
  return Object.assign(new Error(`no connection within ${afterMs} ms`), { code: "ETIMEDOUT" });
}
