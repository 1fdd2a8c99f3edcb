/** JSON as a type: what crosses every border before its meaning is known. */
import { z } from "zod";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Accepts any JSON value without walking it: depth and size are bounded where bytes are read. */
export const jsonSchema = z.custom<Json>((value) => value !== undefined && typeof value !== "function", "not JSON");

export type JsonObject = { readonly [key: string]: Json };
