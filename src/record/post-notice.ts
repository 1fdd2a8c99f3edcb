/** Posts one JSON message to a webhook; its address is a secret and appears in no error. */
import { request } from "undici";

const timeoutMs = 10_000;
/** What is read of the answer: enough for a service's own error code. */
const answerBytes = 4_096;

/** null: accepted; otherwise why not. Never throws. */
export async function postNotice(url: string, body: unknown): Promise<string | null> {
  try {
    const response = await request(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
    const text = await readStart(response.body);
    if (response.statusCode >= 300) return `status ${response.statusCode}`;
    return serviceError(text);
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no connection";
    return code;
  }
}

async function readStart(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= answerBytes) break;
  }
  return Buffer.concat(parts).subarray(0, answerBytes).toString("utf8");
}

/** Feishu ("code") and DingTalk ("errcode") refuse with status 200; their documents on custom robots. */
function serviceError(text: string): string | null {
  try {
    const answer = JSON.parse(text) as Record<string, unknown> | null;
    const code = answer?.["errcode"] ?? answer?.["code"] ?? 0;
    return typeof code === "number" && code !== 0 ? `the service answered with code ${code}` : null;
  } catch {
    return null;
  }
}
