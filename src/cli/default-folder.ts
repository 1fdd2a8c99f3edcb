/** The folder of a run that names none: reports/<time>-<host>-<model>/, made of safe characters only. */
import type { Endpoint } from "../model/endpoint.js";

export function defaultFolder(endpoint: Endpoint, startedAt: Date): string {
  const time = startedAt.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
  return `reports/${time}-${safe(new URL(endpoint.baseUrl).host)}-${safe(endpoint.model)}`;
}

function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/\.{2,}|^\.+/g, "_").slice(0, 60);
}

/** Where a baseline and the histories of its checks live unless told otherwise. */
export const defaultBaseline = ".ai-audit/baseline.json";
export const defaultHistory = ".ai-audit/history";
