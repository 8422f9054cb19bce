/* An answer as plain text, for the clipboard. */

import VERDICTS from "../../bot/verdicts.json";
import { placeOf, type Citation, type Reply } from "./reply";
import { TEXT } from "./texts";

export function plainText(reply: Reply, origin: string): string {
  const verdict = reply.verdict ? VERDICTS[reply.verdict].word : "";
  const parts = [
    verdict && !reply.text.startsWith(verdict) ? `${verdict}.` : "",
    reply.text,
    ...reply.citations.map((cited) => quoted(cited, origin)),
    reply.related.length ? TEXT.related : "",
    ...reply.related.map((cited) => quoted(cited, origin)),
  ];
  return parts.filter(Boolean).join("\n\n");
}

function quoted(cited: Citation, origin: string): string {
  return `“${cited.quote}”\n${cited.organisation}: ${placeOf(cited)}\n${new URL(cited.url, origin).href}`;
}
