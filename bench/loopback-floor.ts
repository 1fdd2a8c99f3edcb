/** What a bare request between two processes of this machine takes beyond the time that its server says it took: no measurement over sockets can be nearer. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { quantile } from "simple-statistics";
import { Client } from "undici";

const server = fileURLToPath(new URL("./bare-server.mjs", import.meta.url));
const requests = 500;
const warmUp = 20;

/** Milliseconds. */
export async function measureLoopbackFloor(): Promise<{ readonly p50: number; readonly p99: number; readonly samples: number }> {
  const child = spawn(process.execPath, [server], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const client = new Client(`http://127.0.0.1:${port.toString().trim()}`);
    const floors: number[] = [];
    for (let index = 0; index < requests; index += 1) {
      const floor = await ask(client);
      if (index >= warmUp) floors.push(floor);
    }
    await client.close();
    return { p50: quantile(floors, 0.5), p99: quantile(floors, 0.99), samples: floors.length };
  } finally {
    child.kill("SIGTERM");
  }
}

function ask(client: Client): Promise<number> {
  return new Promise((resolve, reject) => {
    const startMs = performance.now();
    let firstMs: number | null = null;
    let body = "";
    client.dispatch({ method: "POST", path: "/", headers: { "content-type": "application/json" }, body: "{}" }, {
      onRequestStart: () => undefined,
      onResponseStart: () => { firstMs ??= performance.now() - startMs; },
      onResponseData: (_controller, bytes) => { body += bytes.toString(); },
      onResponseEnd: () => resolve((firstMs ?? 0) - Number(body)),
      onResponseError: (_controller, error) => reject(error),
    });
  });
}
