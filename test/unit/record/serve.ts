/** Loopback servers for the tests of this room: they are closed after each test. */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { afterEach } from "vitest";

const running: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

afterEach(() => {
  for (const { server, sockets } of running.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  running.push({ server, sockets });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Returns the origin. */
export function serveHttp(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<string> {
  return listen(createHttpServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => { answer(request, response, Buffer.concat(parts).toString()); });
  }));
}

/** Returns the origin; `answer` is called once a connection, when the first bytes have come. */
export function serveBytes(answer: (socket: Socket, request: string) => void): Promise<string> {
  return listen(createTcpServer((socket) => { socket.once("data", (bytes) => { answer(socket, bytes.toString("latin1")); }); }));
}

/** A port on loopback where nothing listens. */
export async function closedOrigin(): Promise<string> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

export const pause = (durationMs: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, durationMs); });

export function sendJson(response: ServerResponse, status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
}

/** A chat completion that says `text`. */
export function completion(text: string, usage: { readonly prompt_tokens: number; readonly completion_tokens: number } | null = null): object {
  return { id: "reply", object: "chat.completion", model: "m", choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }], ...(usage !== null && { usage }) };
}
