/** Reads log-probabilities of output tokens. */
import type { Json } from "../../model/json.js";
import type { LogprobPosition } from "../../model/transcript.js";
import { LOGPROB_POSITIONS, TOP_LOGPROBS } from "./limits.js";
import { isList, member, readList, readObject } from "./members.js";
import type { ProblemLog } from "./problem-log.js";

/** Bytes of one token; the longest known vocabulary entries are below 200. */
const TOKEN_BYTES = 256;
const place = "choices[].logprobs.";

/** Adds to `into`; entries that are not {token, logprob} are noted and left out. */
export function addLogprobs(choice: Json, into: LogprobPosition[], problems: ProblemLog): void {
  const content = readList(readObject(choice, "logprobs", "choices[].", problems) ?? undefined, "content", place, problems);
  for (const entry of content ?? []) {
    if (into.length >= LOGPROB_POSITIONS) {
      problems.note("too-large", `${place}content`, `more than ${LOGPROB_POSITIONS} positions`);
      return;
    }
    const position = readPair(entry);
    if (position === null) {
      problems.note("wrong-type", `${place}content[]`, "no token with a log-probability");
      continue;
    }
    const bytes = member(entry, "bytes");
    const top = member(entry, "top_logprobs");
    into.push({
      ...position,
      bytes: isList(bytes) && bytes.length <= TOKEN_BYTES && bytes.every((byte) => typeof byte === "number") ? bytes : null,
      top: isList(top) ? top.slice(0, TOP_LOGPROBS).map(readPair).filter((pair) => pair !== null) : [],
    });
  }
}

function readPair(entry: Json): { readonly token: string; readonly logprob: number } | null {
  const token = member(entry, "token");
  const logprob = member(entry, "logprob");
  return typeof token === "string" && typeof logprob === "number" && Number.isFinite(logprob) ? { token, logprob } : null;
}
