/** Bounds on what is read from a body, each far above what an honest reply holds and low enough that a hostile one does no harm. */

/** As much as is ever recorded of a response; 4,096 tokens streamed with 20 log-probabilities each take about 6 MB. */
export const BODY_CHARACTERS = 8 * 1024 * 1024;
/** Events that are no JSON, after which a stream is given up: each costs an exception. */
export const UNREADABLE_EVENTS = 1_000;
/** Replies nest 7 deep at most (choices, logprobs, top_logprobs, bytes); tool schemas are not echoed. */
export const NESTING = 64;
/** The protocol's own ceiling for `n`. */
export const CHOICES = 128;
/** The protocol's ceiling for tools, so also for calls of them. */
export const TOOL_CALLS = 128;
/** Five times the longest output a probe may ask for (4,096 tokens); later pieces are joined to earlier ones. */
export const DELTAS = 20_000;
/** The same for log-probabilities; later positions are left out. */
export const LOGPROB_POSITIONS = 20_000;
/** The protocol's ceiling for `top_logprobs`. */
export const TOP_LOGPROBS = 20;
/** Different problems named; each once, with its count. */
export const PROBLEMS = 40;
/** Ids, names, stop reasons, error codes. */
export const NAME_CHARACTERS = 200;
/** Error messages, and bodies that are no JSON. */
export const MESSAGE_CHARACTERS = 4_000;
/** What is kept of a body for signatures to look into. */
export const RAW_NODES = 1_000;
export const RAW_MEMBERS = 60;
/** No count of tokens is higher. */
export const TOKENS = 1e9;
