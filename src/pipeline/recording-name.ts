/** What a run's recording is called, in its folder. */
export const recordingName = "recording.jsonl";
