/** Reads a response, whatever it turns out to be: an event stream, a JSON body, an error page, or nothing. */
import type { WireResponse } from "../../model/exchange.js";
import type { Json } from "../../model/json.js";
import type { Reply } from "../../model/transcript.js";
import { addBody } from "./add-body.js";
import { boundJson } from "./bound-json.js";
import { decodeStream } from "./decode-stream.js";
import { finishReply } from "./finish-reply.js";
import { BODY_CHARACTERS, MESSAGE_CHARACTERS } from "./limits.js";
import { parseJson, valueNestsTooDeep } from "./parse-json.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import { readChunks, type Piece } from "./read-chunks.js";
import { createDraft } from "./reply-draft.js";

/** Enough to tell a stream from a body, past the white space that some gateways send to keep a connection open. */
const HEAD_CHARACTERS = 4_096;
const FIRST_ERROR_STATUS = 400;
const streamStart = /^[\s\ufeff]*(?:(?:data|event|id|retry) ?:|:)/;

/** Never throws. A status of 400 and above always gives an `error`, with the body's beginning where it has no shape. */
export function decodeResponse({ status, headers, chunks }: WireResponse): Reply {
  const problems = createProblemLog();
  const pieces = readChunks(chunks, problems);
  const contentType = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1].toLowerCase() ?? "";
  const reply = decodePieces(pieces, contentType.includes("event-stream"), problems);
  if (status < FIRST_ERROR_STATUS || reply.error !== null) return reply;
  const text = joinHead(pieces, MESSAGE_CHARACTERS).trim();
  return { ...reply, error: { type: null, code: null, message: text === "" ? null : text } };
}

/** A log's body is JSON already, or a stream kept as one string. */
export function decodeLogged(body: Json): Reply {
  const problems = createProblemLog();
  if (typeof body === "string") return decodePieces([{ atMs: null, text: body.slice(0, BODY_CHARACTERS) }], false, problems);
  if (valueNestsTooDeep(body)) {
    problems.note("too-deep", "body", "nests too deep");
    return emptyReply(problems, null);
  }
  return decodeBody(body, null, problems);
}

function decodePieces(pieces: readonly Piece[], declaredStream: boolean, problems: ProblemLog): Reply {
  const head = joinHead(pieces, HEAD_CHARACTERS);
  const looksJson = /^[\s\ufeff]*[[{"]/.test(head);
  const looksStream = streamStart.test(head);
  if (looksStream || (declaredStream && !looksJson)) return decodeStream(withoutMark(pieces), problems);
  const text = pieces.map((piece) => piece.text).join("").replace(/^\ufeff/, "");
  if (declaredStream) problems.note("not-sse", "body", "JSON under the content type of a stream");
  if (text.trim() === "") {
    problems.note("missing", "body", "empty");
    return emptyReply(problems, null);
  }
  const parsed = parseJson(text);
  switch (parsed.kind) {
    case "json": return decodeBody(parsed.value, pieces.at(-1)?.atMs ?? null, problems);
    case "not-json": problems.note("not-json", "body", parsed.detail); break;
    case "truncated": problems.note("truncated", "body", "stops in its middle"); break;
    case "too-deep": problems.note("too-deep", "body", "nests too deep"); break;
  }
  return emptyReply(problems, text.slice(0, MESSAGE_CHARACTERS));
}

function decodeBody(body: Json, atMs: number | null, problems: ProblemLog): Reply {
  const draft = createDraft(problems);
  addBody(draft, body, atMs, true);
  return finishReply(draft, { streamed: false, ended: true, raw: boundJson(body) });
}

function emptyReply(problems: ProblemLog, raw: Json): Reply {
  return finishReply(createDraft(problems), { streamed: false, ended: false, raw });
}

function joinHead(pieces: readonly Piece[], limit: number): string {
  let head = "";
  for (const { text } of pieces) {
    head += text.slice(0, limit - head.length);
    if (head.length >= limit) break;
  }
  return head;
}

/** The mark of UTF-8 at the start would hide the first field name. */
function withoutMark(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...rest] = pieces;
  return first?.text.startsWith("\ufeff") === true ? [{ ...first, text: first.text.slice(1) }, ...rest] : pieces;
}
