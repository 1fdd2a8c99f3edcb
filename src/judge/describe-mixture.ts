/** Puts the substituted share into the verdict: how much, with its interval, and how requests are dealt out. */
import type { Analysis } from "../model/analysis.js";
import type { Verdict } from "../model/verdict.js";
import { intervalLevel } from "./estimate-mixture.js";
import { findPlace } from "./find-place.js";
import { judgeRouting, type RoutedAnswer, type Routing } from "./judge-routing.js";
import type { WeighedClaim } from "./weigh-observations.js";

/** An interval that reaches this far up leaves no part to the claimed model. */
const wholeShare = 0.95;

const words: Readonly<Record<Routing, string>> = {
  "by-request": "request by request, as by chance",
  "by-time": "in stretches of time",
  "by-wording": "by what is asked",
  "by-provider": "by the upstream provider that it names",
  "not-known": "not known: too few answers to tell how requests are dealt out",
};

export function describeMixture(weighed: WeighedClaim, { answers = [] }: Analysis): Verdict["mixture"] {
  const { mixture, design, cells } = weighed;
  if (mixture === null) return null;
  const interval = { low: mixture.low, high: mixture.high, level: intervalLevel };
  if (mixture.high >= wholeShare) return { share: mixture.share, interval, routing: "all requests, as far as this run can tell" };
  const routed = answers.toSorted((a, b) => a.seq - b.seq).flatMap(({ probe, cell, answer, provider }): RoutedAnswer[] => {
    const at = cells.findIndex(({ observation }) => observation.probe?.id === probe && observation.subject.cell === cell);
    const own = design.cells[at];
    const [claimed, other] = [own?.honest[0], own?.rivals[mixture.rival]];
    if (own == null || claimed === undefined || other === undefined) return [];
    const place = findPlace(own.answers, answer);
    return [{ wording: at, provider, claimed: (claimed.weights[place] ?? 0) / claimed.total, other: (other.weights[place] ?? 0) / other.total }];
  });
  return { share: mixture.share, interval, routing: words[judgeRouting(routed, mixture.share)] };
}
