/** Whether a question has a right answer, by the subject of its probe: models of every vendor give it, so it seldom tells two of them apart. */

export function asksKnowledge(subject: Readonly<Record<string, string>>): boolean {
  return subject["kind"] === "knowledge";
}
