/** Webhooks hear of a state in the form that each service takes; the address is in no error, mentions and markup are in no message. */
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { CheckResult } from "../../../src/model/history.js";
import { composeNotice, notifyWebhook, webhookKind } from "../../../src/pipeline/notify-webhook.js";

const result = {
  target: "nightly <@everyone>", at: "2026-11-25T00:00:00.000Z", sentence: "Changed: since 2026-11-20; moved: answers.", exitCode: 1,
  status: { state: "changed", since: "2026-11-20T00:00:00.000Z", alarmedAt: "2026-11-21T00:00:00.000Z", movedTogether: ["answers"], batches: 9 },
} as unknown as CheckResult;

const servers: Server[] = [];
afterEach(() => { for (const server of servers.splice(0)) { server.closeAllConnections(); server.close(); } });

/** What was received, and where to send it. */
async function receiver(status: number, answer: string): Promise<{ url: string; bodies: unknown[] }> {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => { text += part; }).on("end", () => { bodies.push(JSON.parse(text)); response.writeHead(status).end(answer); });
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`, bodies };
}

describe("webhookKind", () => {
  it.each([
    ["https://hooks.slack.com/services/T/B/x", "slack"], ["https://discord.com/api/webhooks/1/x", "discord"], ["https://open.feishu.cn/open-apis/bot/v2/hook/x", "feishu"],
    ["https://open.larksuite.com/open-apis/bot/v2/hook/x", "feishu"], ["https://oapi.dingtalk.com/robot/send?access_token=x", "dingtalk"], ["https://ci.example.org/hook", "json"], ["https://notslack.com/x", "json"],
  ])("%s is %s", (url, kind) => { expect(webhookKind(url)).toBe(kind); });
});

describe("notifyWebhook", () => {
  it.each([
    ["slack", ["text"]], ["discord", ["content"]], ["feishu", ["content", "text"]], ["dingtalk", ["text", "content"]], ["json", ["sentence"]],
  ] as const)("posts to %s in its form", async (kind, path) => {
    const { url, bodies } = await receiver(200, '{"code":0,"errcode":0}');
    expect(await notifyWebhook({ url, kind }, result)).toBeNull();
    expect(bodies).toHaveLength(1);
    const text = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], bodies[0]);
    expect(text).toContain("since 2026-11-20");
    expect(JSON.stringify(bodies[0])).not.toMatch(/<@|@everyone/);
  });

  it.each([[500, "", "status 500"], [200, '{"code":19001,"msg":"x"}', "the service answered with code 19001"], [200, '{"errcode":310000}', "the service answered with code 310000"]] as const)("says why %i %s was no success", async (status, answer, why) => {
    const { url } = await receiver(status, answer);
    expect(await notifyWebhook({ url, kind: "json" }, result)).toBe(why);
  });

  it("does not throw nor tell the address when nobody listens", async () => {
    const { url } = await receiver(200, "");
    for (const server of servers.splice(0)) { server.closeAllConnections(); server.close(); await once(server, "close"); }
    const why = await notifyWebhook({ url, kind: "json" }, result);
    expect(why).toBe("ECONNREFUSED");
  });

  it("is plain JSON for one's own receiver", () => {
    expect(composeNotice("json", result)).toMatchObject({ tool: "ai-audit", state: "changed", since: "2026-11-20T00:00:00.000Z", movedTogether: ["answers"], exitCode: 1 });
  });
});
