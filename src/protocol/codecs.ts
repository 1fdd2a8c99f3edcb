/** The wire protocols that can be audited, by id. */
import type { Codec } from "../model/codec.js";
import { openaiChat } from "./openai-chat.js";

export const codecs = {
  "openai-chat": openaiChat,
} satisfies Record<string, Codec>;
