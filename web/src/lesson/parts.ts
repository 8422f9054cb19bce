/* What the screens of a lesson have in common: a case, bars, a ruling. */

import VERDICTS from "../../../bot/verdicts.json";
import { button, drawing, element } from "../dom";
import { explained } from "../explained";
import { placeOf, type Citation, type Verdict } from "../reply";
import type { Case, Choice, Counts, Ruling } from "./screens";
import { CHOICES, TEXT } from "./texts";

const UNREVIEWED = "M6 3h12M6 21h12M8 3v3.5l8 11V21M16 3v3.5l-8 11V21";

export function caseText(shown: Case): HTMLElement[] {
  return [explained("p", shown.story, shown.words, "story"), explained("p", shown.question, shown.words, "question")];
}

export function badge(verdict: Verdict): HTMLElement {
  const look = VERDICTS[verdict];
  return element("span", { class: "verdict", "data-verdict": verdict }, drawing(look.icon), look.word);
}

/** Nobody has confirmed what is said: the mark of bot/templates/parts.html. */
export function unreviewedMark(): HTMLElement {
  return element("span", { class: "unreviewed" }, drawing(UNREVIEWED), TEXT.unreviewed);
}

/** Bars of what was chosen: word, icon, number and length. `own` is what the pupil chose. */
export class Bars {
  readonly root = element("ul", { class: "bars" });
  readonly #numbers = new Map<Choice, [HTMLElement, HTMLElement]>();

  constructor(own: Choice | null = null) {
    for (const [choice, word, icon] of CHOICES) {
      const bar = element("span", { class: "bar" });
      const number = element("span", { class: "count" });
      const mine = own === choice ? element("span", { class: "own" }, TEXT.ownChoice) : null;
      const label = element("span", { class: "bar-word" }, drawing(icon), element("span", {}, word, mine));
      this.root.append(element("li", { "data-choice": choice }, label, element("span", { class: "track" }, bar), number));
      this.#numbers.set(choice, [bar, number]);
    }
  }

  show(counts: Counts): this {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    for (const [choice, [bar, number]] of this.#numbers) {
      bar.style.width = `${total ? (100 * counts[choice]) / total : 0}%`;
      number.textContent = String(counts[choice]);
    }
    return this;
  }
}

/** What a school says: the verdict, what it means, and the clause in its own words. */
export function rulingCard(ruling: Ruling, heading: string, words: Record<string, string>, level: "h2" | "h3" = "h2"): HTMLElement {
  const { reply } = ruling;
  const card = begun(ruling, heading, level);
  for (const paragraph of reply.text.split("\n\n")) card.append(explained("p", paragraph, words));
  for (const cited of reply.citations) card.append(quotation(cited, words));
  if (reply.related.length) card.append(element("p", { class: "meta" }, TEXT.related));
  for (const cited of reply.related) card.append(quotation(cited, words));
  return card;
}

/** The same for who sits at the back: the verdict, the clause that gives it, and what would change it. */
export function briefRuling(ruling: Ruling, heading: string, words: Record<string, string>): HTMLElement {
  const card = begun(ruling, heading, "h2");
  const [decisive] = ruling.reply.citations;
  if (decisive) card.append(quotation(decisive, words, `${decisive.document}, ${decisive.clause}`));
  const warning = ruling.warning ? [ruling.warning] : [];
  // of silence: that there is no rule, and that this was not reviewed when it was not
  const silence = ruling.reply.text.split("\n\n").slice(0, 1 + warning.length);
  const text = decisive ? [...ruling.conditions, ...warning] : silence;
  for (const paragraph of text) card.append(explained("p", paragraph, words, "condition"));
  return card;
}

function begun({ reply }: Ruling, heading: string, level: "h2" | "h3"): HTMLElement {
  const card = element("section", { class: "ruling" }, element(level, {}, heading));
  if (reply.verdict) card.append(element("p", { class: "ruled" }, badge(reply.verdict)));
  return card;
}

function quotation(cited: Citation, words: Record<string, string>, place = placeOf(cited)): HTMLElement {
  const link = element(
    "a",
    { href: cited.url, target: "_blank", rel: "noopener" },
    `${cited.organisation}: ${place}`,
    element("span", { class: "hidden" }, TEXT.newTab),
  );
  return element(
    "figure",
    { class: "quotation" },
    explained("blockquote", cited.quote, words),
    element("figcaption", {}, link),
  );
}

export function ideas(suggestions: string[]): HTMLElement | null {
  if (!suggestions.length) return null;
  const list = element("ul", {}, ...suggestions.map((text) => element("li", {}, text)));
  return element("section", { class: "ideas" }, element("h2", {}, TEXT.ideas), list);
}

/** The ruling of the class's own school first, and then that of another one; a board makes it `brief`. */
export function rulings(shown: Ruling[], words: Record<string, string>, card = rulingCard): HTMLElement[] {
  return shown.map((ruling, at) =>
    card(ruling, at ? TEXT.otherSchool(ruling.organisation) : TEXT.saysSchool(ruling.organisation), words),
  );
}

export function isSilent(shown: Ruling[]): boolean {
  return shown[0]?.reply.verdict === "niet_geregeld";
}

export { button, drawing, element };
