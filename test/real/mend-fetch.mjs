/** Loaded before the gateway, which on Node 20 writes to headers that fetch made read-only: gives it copies. */
const original = globalThis.fetch;
globalThis.fetch = async (...parameters) => {
  const response = await original(...parameters);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers: new Headers(response.headers) });
};
