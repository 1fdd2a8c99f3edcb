/** The exit codes that scripts rely on; a crash is never 1. */
export const exitCodes = { holds: 0, inconsistent: 1, couldNotRun: 2, inconclusive: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
