/** One self-contained page: no script, no request, and a policy that forbids both. */
import { createHash } from "node:crypto";
import { constantMarkup, markup, markupText, type Content } from "./markup.js";
import { pageStyle } from "./page-style.js";

/** Only this style sheet applies: a style that a hostile text managed to place would not. */
const styleDigest = createHash("sha256").update(pageStyle).digest("base64");
const policy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;

export interface PageParts {
  readonly title: string;
  /** What stands in the page's main part. */
  readonly body: Content;
  readonly footer: Content;
}

/** Ends in a line break. */
export function composePage({ title, body, footer }: PageParts): string {
  return markupText(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${constantMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${constantMarkup(pageStyle)}</style>
</head>
<body>
<main>
${body}</main>
<footer><p>${footer}</p></footer>
</body>
</html>
`);
}
