/* Hard words that can be tapped for an explanation; the text itself stays as it is. */

import { button, element } from "./dom";

const HINT = "Wat betekent dit woord?";

/** A text whose hard words can be tapped; the explanation comes under it. */
export function explained(name: "p" | "blockquote", text: string, words: Record<string, string>, className = ""): HTMLElement {
  const meaning = element("p", { class: "meaning", "aria-live": "polite" });
  meaning.hidden = true;
  const line = element(name, className ? { class: className } : {});
  const known = Object.keys(words).sort((a, b) => b.length - a.length);
  if (!known.length) {
    line.append(text);
    return line;
  }
  const pattern = new RegExp(`(?<![\\p{L}])(${known.map(escaped).join("|")})(?![\\p{L}])`, "giu");
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const said = words[known.find((word) => word.toLowerCase() === match[0].toLowerCase()) ?? ""] ?? "";
    line.append(text.slice(from, match.index), tappable(match[0], said, meaning));
    from = match.index + match[0].length;
  }
  line.append(text.slice(from));
  return element("div", { class: "explained" }, line, meaning);
}

function tappable(word: string, said: string, meaning: HTMLElement): HTMLButtonElement {
  const tap = button(word, { class: "word", "aria-expanded": "false", title: HINT }, () => {
    const opens = tap.getAttribute("aria-expanded") === "false";
    for (const other of tap.parentElement?.querySelectorAll(".word") ?? []) other.setAttribute("aria-expanded", "false");
    tap.setAttribute("aria-expanded", String(opens));
    meaning.hidden = !opens;
    meaning.replaceChildren(...(opens ? [element("strong", {}, word), `: ${said}`] : []));
  });
  return tap;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
