/** Two tokens more are reported for every hundred: too little to be seen on a bill. */
import type { Misbehaviour } from "../misbehaviour.js";
import { inflateTokens } from "./token-inflation.js";

const factor = 1.02;

export const tokenSkimming: Misbehaviour = inflateTokens("token-skimming", factor);
