/** One line on stderr while an audit runs: requests done, money so far, time left, and what it waits for. */
import ora from "ora";
import type { Progress } from "../model/progress.js";
import { readTerminalLook } from "./read-terminal-look.js";

export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Takes the line away; further updates do nothing. */
  readonly stop: () => void;
}

export interface ProgressOptions {
  readonly quiet: boolean;
  readonly stream?: NodeJS.WriteStream;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Where nothing can move, as in a log of CI: a plain line at each quarter. */
const plainSteps = 4;
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export function startProgress({ quiet, stream = process.stderr, environment = process.env }: ProgressOptions): ProgressLine {
  if (quiet) return { update: () => undefined, stop: () => undefined };
  return readTerminalLook(stream, environment).colour ? startSpinner(stream) : startPlainLines(stream);
}

function startSpinner(stream: NodeJS.WriteStream): ProgressLine {
  // Reading stdin would swallow Ctrl-C, which has to reach the run so that it can end well.
  // Whether anything may move was decided by the look of the terminal, from the environment that was handed over.
  const spinner = ora({ text: "starting", stream, discardStdin: false, isEnabled: true }).start();
  let stopped = false;
  return {
    update: (progress) => {
      if (!stopped) spinner.text = describeProgress(progress);
    },
    stop: () => {
      stopped = true;
      spinner.stop();
    },
  };
}

function startPlainLines(stream: NodeJS.WriteStream): ProgressLine {
  let said = 0;
  let stopped = false;
  return {
    update: (progress) => {
      const step = progress.planned === 0 ? 0 : Math.floor((plainSteps * progress.done) / progress.planned);
      if (stopped || step <= said) return;
      said = step;
      stream.write(`${describeProgress(progress)}\n`);
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** "12 of 60 requests, $0.0031 so far, about 40 s left (429, waiting 12 s)". */
export function describeProgress({ planned, done, attempts, spentUsd, leftMs, note }: Progress): string {
  const parts = [`${done} of ${planned} requests`];
  if (attempts > done) parts.push(`${attempts} attempts`);
  parts.push(spentUsd === null ? "cost not known" : `$${spentUsd.toFixed(spentUsd < 1 ? 4 : 2)} so far`);
  if (leftMs !== null && done < planned) parts.push(`about ${describeLeft(leftMs)} left`);
  return parts.join(", ") + (note === null || note === "" ? "" : ` (${note.replace(unprintable, "·").slice(0, 80)})`);
}

function describeLeft(leftMs: number): string {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
