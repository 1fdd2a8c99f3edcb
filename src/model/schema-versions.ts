/** The version of every file format that other people's scripts read; readers refuse any other. */
export const schemaVersions = {
  fingerprint: 1,
  recording: 1,
  report: 1,
} as const;
