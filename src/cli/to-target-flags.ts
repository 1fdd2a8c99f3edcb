/** The flags of one target of a file: its own words over those that all share. */
import type { Target } from "../model/endpoint.js";
import type { SendingFlags } from "./sending-options.js";

/** What names one endpoint never carries over from the command line to another. */
export function toTargetFlags<Flags extends SendingFlags>({ endpoint, model, claim, apiKeyEnv, protocol, provider, price }: Target, shared: Flags): Flags {
  const { claim: _claim, apiKeyEnv: _key, provider: _provider, price: sharedPrice, ...rest } = shared;
  return {
    ...rest, endpoint, model,
    ...(claim !== undefined && { claim }), ...(apiKeyEnv !== undefined && { apiKeyEnv }), ...(provider !== undefined && { provider }), ...(protocol !== undefined && { protocol }),
    ...(price !== undefined ? { price: [price.inputUsd, price.outputUsd] as [number, number] } : sharedPrice !== undefined && { price: sharedPrice }),
  } as unknown as Flags;
}
