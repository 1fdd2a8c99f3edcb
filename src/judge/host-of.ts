/** The host of an address or channel, without scheme, port and path. */
export function hostOf(address: string): string {
  return address.replace(/^[a-z]+:\/\//, "").replace(/[:/].*$/, "").toLowerCase();
}
