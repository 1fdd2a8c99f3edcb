/** The longest honest template of the SpeechMap data: gpt-oss-120b, which writes a system message of its own, at 11 providers (54–74 tokens beside o200k's count of the prompt). */
export const longestTemplate = 74;
