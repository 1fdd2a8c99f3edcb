/** Finds and fills the `{{slots}}` of a template. */
const slot = /\{\{\s*([A-Za-z][A-Za-z0-9_-]*)\s*\}\}/g;

export function findSlots(template: string): string[] {
  return [...template.matchAll(slot)].flatMap(([, name]) => name ?? []);
}

/** Slots without a value stay as they are. A value is put in as it is: it is never a template again. */
export function fillSlots(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(slot, (whole, name: string) => (Object.hasOwn(values, name) ? values[name] ?? whole : whole));
}
