/** Test suites as JUnit XML, in the dialect that GitLab, Jenkins and GitHub's reporters read. */
import { escapeXml, xmlTextLimit } from "../escape-xml.js";

export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  /** Seconds. */
  readonly time?: number;
  readonly outcome:
    | { readonly kind: "passed"; readonly output?: string }
    | { readonly kind: "failed"; readonly message: string; readonly detail: string }
    | { readonly kind: "skipped"; readonly message: string };
}

export interface JunitSuite {
  readonly name: string;
  /** ISO, UTC. */
  readonly timestamp: string | null;
  readonly timeSeconds: number;
  readonly properties: readonly (readonly [string, string])[];
  readonly cases: readonly JunitCase[];
}

/** Ends in a line break. */
export function writeJunit(suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ai-audit" ${counts(all)}>`,
    ...suites.flatMap(writeSuite),
    "</testsuites>",
    "",
  ].join("\n");
}

function counts(cases: readonly JunitCase[]): string {
  const count = (kind: string): number => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return `tests="${cases.length}" failures="${count("failed")}" errors="0" skipped="${count("skipped")}"`;
}

function writeSuite({ name, timestamp, timeSeconds, properties, cases }: JunitSuite): string[] {
  return [
    `  <testsuite name="${escapeXml(name)}" ${counts(cases)} time="${timeSeconds.toFixed(3)}"${timestamp === null ? "" : ` timestamp="${escapeXml(timestamp.replace(/(\.\d+)?Z$/, ""))}"`}>`,
    "    <properties>",
    ...properties.map(([key, value]) => `      <property name="${escapeXml(key)}" value="${escapeXml(value)}"/>`),
    "    </properties>",
    ...cases.flatMap(writeCase),
    "  </testsuite>",
  ];
}

function writeCase({ suite, name, time = 0, outcome }: JunitCase): string[] {
  const open = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${time.toFixed(3)}"`;
  switch (outcome.kind) {
    case "passed": return outcome.output === undefined ? [`${open}/>`] : [`${open}>`, `      <system-out>${escapeXml(outcome.output)}</system-out>`, "    </testcase>"];
    case "failed": return [`${open}>`, `      <failure message="${escapeXml(outcome.message)}" type="ai-audit">${escapeXml(outcome.detail, 4 * xmlTextLimit)}</failure>`, "    </testcase>"];
    case "skipped": return [`${open}>`, `      <skipped message="${escapeXml(outcome.message)}"/>`, "    </testcase>"];
  }
}
