/** Tells a webhook of a change of state: what, since when, what moved; never a word that a model wrote. */
import type { CheckResult } from "../model/history.js";
import { postNotice } from "../record/post-notice.js";
import type { Webhook } from "./check-request.js";

/** By the address alone; a relay of one's own takes plain JSON. */
export function webhookKind(url: string): Webhook["kind"] {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (/(^|\.)slack\.com$/.test(host)) return "slack";
  if (/(^|\.)discord(app)?\.com$/.test(host)) return "discord";
  if (/(^|\.)(feishu\.cn|larksuite\.com)$/.test(host)) return "feishu";
  if (/(^|\.)dingtalk\.com$/.test(host)) return "dingtalk";
  return "json";
}

/** null: accepted; otherwise why not. */
export function notifyWebhook({ url, kind }: Webhook, result: CheckResult): Promise<string | null> {
  return postNotice(url, composeNotice(kind, result));
}

export function composeNotice(kind: Webhook["kind"], result: CheckResult): unknown {
  const text = `ai-audit: ${plain(result.target)}: ${plain(result.sentence)}`;
  switch (kind) {
    case "slack": return { text: text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") };
    case "discord": return { content: text, allowed_mentions: { parse: [] } };
    case "feishu": return { msg_type: "text", content: { text } };
    case "dingtalk": return { msgtype: "text", text: { content: text } };
    case "json": return {
      tool: "ai-audit", target: plain(result.target), state: result.status?.state ?? null, at: result.at, since: result.status?.since ?? null,
      alarmedAt: result.status?.alarmedAt ?? null, movedTogether: result.status?.movedTogether ?? [], batches: result.status?.batches ?? 0, exitCode: result.exitCode, sentence: plain(result.sentence),
    };
  }
}

/** Names come from the user's own file; signs that chats read as mentions or links are taken out all the same. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, " ").replace(/[@<>`*_~|[\]]/g, " ").slice(0, 500);
}
