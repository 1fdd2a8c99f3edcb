/** Names what went wrong with a connection, from the error that the system gave. */
import type { failureReasons } from "../model/exchange.js";

export type FailureReason = (typeof failureReasons)[number];

const byCode: Readonly<Record<string, FailureReason>> = {
  ENOTFOUND: "dns", EAI_AGAIN: "dns", EAI_FAIL: "dns", EAI_NODATA: "dns",
  ECONNREFUSED: "connect", EHOSTUNREACH: "connect", ENETUNREACH: "connect", ETIMEDOUT: "connect", EADDRNOTAVAIL: "connect", UND_ERR_CONNECT_TIMEOUT: "connect",
  ECONNRESET: "reset", EPIPE: "reset", UND_ERR_SOCKET: "reset", UND_ERR_CLOSED: "reset", UND_ERR_DESTROYED: "reset", UND_ERR_ABORTED: "reset",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "cut", UND_ERR_HEADERS_OVERFLOW: "protocol", HPE_HEADER_OVERFLOW: "protocol",
};

/** `begun`: a response had begun, so that a reset cut it. */
export function nameFailure(error: unknown, begun: boolean): { readonly reason: FailureReason; readonly message: string } {
  const { code, message, duringTls } = describe(error);
  const named = byCode[code] ?? (duringTls || /^(ERR_TLS|ERR_SSL|CERT_|EPROTO)|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/.test(code) ? "tls" : "protocol");
  return { reason: duringTls ? "tls" : named === "reset" && begun ? "cut" : named, message };
}

function describe(error: unknown): { code: string; message: string; duringTls: boolean } {
  if (!(error instanceof Error)) return { code: "", message: String(error), duringTls: false };
  const causes = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const code = (error as NodeJS.ErrnoException).code ?? (causes as NodeJS.ErrnoException).code ?? "";
  return { code, message: causes.message === "" ? code : causes.message, duringTls: "duringTls" in error };
}
