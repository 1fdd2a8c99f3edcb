/** The lower half of a reply: status, headers and bytes onto the socket, whole, verbatim, cut or reset. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { HeaderPair } from "../model/exchange.js";
import type { Json } from "../model/json.js";
import type { UpstreamEvent } from "./upstream.js";

/** These belong to one connection: the lab's server sets its own. */
const connectionHeaders = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

const flatten = (headers: readonly HeaderPair[]): string[] => headers.filter(([name]) => !connectionHeaders.has(name.toLowerCase())).flat();

/** False when the client has gone. `leaving` is called right before the bytes go to the kernel. */
export async function writeBytes(response: ServerResponse, bytes: string | Uint8Array, signal: AbortSignal, leaving?: () => void): Promise<boolean> {
  if (signal.aborted || response.destroyed) return false;
  const room = response.write(bytes);
  // Node holds writes back until other work of the moment is done; a piece goes out when it is there.
  leaving?.();
  response.socket?.uncork();
  if (room) return true;
  try {
    await once(response, "drain", { signal });
    return true;
  } catch {
    return false;
  }
}

export function writeJson(response: ServerResponse, status: number, headers: readonly HeaderPair[], body: Json): void {
  const named = headers.some(([name]) => name.toLowerCase() === "content-type");
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  response.writeHead(status, [...flatten(headers), ...(named ? [] : ["Content-Type", "application/json"]), "Content-Length", String(bytes.length)]);
  response.end(bytes);
}

export async function writeVerbatim(response: ServerResponse, status: number, headers: readonly HeaderPair[], rest: AsyncIterable<UpstreamEvent>, signal: AbortSignal): Promise<void> {
  response.writeHead(status, flatten(headers));
  for await (const event of rest) {
    if (event.kind === "cut" || event.kind === "reset") return dropConnection(response, event.kind);
    if (event.kind === "bytes" && !await writeBytes(response, event.bytes, signal)) return;
  }
  response.end();
}

/** `cut` ends the connection in the middle of the body, `reset` with a TCP reset. */
export function dropConnection(response: ServerResponse, kind: "cut" | "reset"): void {
  if (kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (!response.headersSent) {
    // A promised length that is never reached: the client sees a body that stops.
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "4096" });
    response.write('{"id":"chatcmpl-');
  }
  // What was written goes out before the end; `end` on the socket leaves the chunked body without its last chunk.
  response.socket?.end();
}
