/** Signs what a command wrote, with the recording that lies beside it. */
import type { KeyObject } from "node:crypto";
import { basename } from "node:path";
import { recordingName } from "../pipeline/recording-name.js";
import { signEvidence } from "../pipeline/sign-evidence.js";

export async function signFolder(folder: string, written: readonly string[], key: KeyObject): Promise<void> {
  await signEvidence({ folder, names: [recordingName, ...written.map((path) => basename(path))], key, signedAt: new Date().toISOString() });
}
