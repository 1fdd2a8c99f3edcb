/** An innocent cause that token counts have a say in, once they are known. */
export const hiddenPromptCause = "a hidden system prompt or a wrapper that changes answers";
