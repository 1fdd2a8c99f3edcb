/** Whether prompts are counted, as they are, by another tokenizer than the one that writes or that the claim stands for: odd, and done by honest hosts. */
import type { TokenAccount } from "../../model/token-account.js";

export function isForeignMeter(tokens: TokenAccount | null): boolean {
  if (tokens === null || tokens.counting.length === 0 || tokens.kind === "multiplied") return false;
  const own = tokens.writing.length > 0 ? tokens.writing : tokens.claimed === null ? [] : [tokens.claimed];
  return own.length > 0 && !tokens.counting.some((id) => own.includes(id));
}
