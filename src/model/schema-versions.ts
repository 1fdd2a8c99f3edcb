/** The version of every file format that other people's scripts read; readers refuse any other. */
export const schemaVersions = {
  baseline: 1,
  check: 1,
  comparison: 1,
  diff: 1,
  evidence: 1,
  fingerprint: 1,
  history: 1,
  recording: 1,
  replyClassifier: 1,
  report: 1,
} as const;
