/** The HTTP status of an exchange, null where nothing came back or a log does not say. */
import type { Exchange } from "../../model/exchange.js";

export function readStatus({ outcome }: Exchange): number | null {
  switch (outcome.kind) {
    case "response": return outcome.status;
    case "failure": return outcome.partial?.status ?? null;
    case "logged": return null;
  }
}
