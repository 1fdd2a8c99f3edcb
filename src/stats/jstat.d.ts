/** The one function of jstat that is used; the package has no types of its own. */
declare module "jstat" {
  const jstat: { gammaln(value: number): number };
  export default jstat;
}
