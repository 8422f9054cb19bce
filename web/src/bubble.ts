/* A turn of the conversation as an element of the log. */

import VERDICTS from "../../bot/verdicts.json";
import { button, drawing, element, ICON } from "./dom";
import { explained } from "./explained";
import { canBeJudged, placeOf, type Choice, type Citation, type Contact, type Opinion, type Reply } from "./reply";
import { TEXT, WORDS } from "./texts";
import type { AssistantTurn, Turn, VisitorTurn } from "./turn";

const SAFE_ADDRESS = /^(\/(?!\/)|https:\/\/)/;

/** What a visitor can do with a turn. */
export interface Deeds {
  origin: string;
  choose(choice: Choice): void;
  retry(turn: VisitorTurn): void;
  judge(turn: AssistantTurn, opinion: Opinion): void;
  copy(reply: Reply): void;
}

/** What a turn needs to be read: what can be done with it, and hard words with what they mean, to be tapped. */
export interface Reading extends Deeds {
  words: Record<string, string>;
}

export function bubble(turn: Turn, deeds: Reading): HTMLElement {
  switch (turn.by) {
    case "note":
      return element("p", { class: "note" }, turn.text);
    case "visitor":
      return message("own", TEXT.visitor, element("p", { dir: "auto" }, turn.text), failure(turn, deeds));
    case "assistant":
      return message("assistant", TEXT.assistant, ...content(turn.reply, deeds), actions(turn, deeds));
  }
}

/** The note that a message was not sent, with a way to send it again; null when it was. */
export function failure(turn: VisitorTurn, deeds: Deeds): HTMLElement | null {
  if (turn.failure === undefined) return null;
  return element(
    "div",
    { class: "failure" },
    element("p", {}, `${TEXT.unsent} ${turn.failure}`),
    button(TEXT.retry, {}, () => deeds.retry(turn)),
  );
}

function message(kind: string, author: string, ...content: (Node | null)[]): HTMLElement {
  return element(
    "article",
    { class: `message ${kind}`, part: `message message-${kind}`, "aria-label": author },
    element("p", { class: "author", "aria-hidden": "true" }, author),
    ...content,
  );
}

function content(reply: Reply, deeds: Reading): (Node | null)[] {
  return [
    verdict(reply),
    ...paragraphs(reply, deeds.words),
    ...reply.citations.map((cited) => citation(cited, deeds)),
    reply.related.length ? related(reply.related, deeds) : null,
    reply.contacts.length ? contacts(reply.contacts, deeds.origin) : null,
    reply.choices.length ? choices(reply.choices, TEXT.choices, deeds.choose) : null,
  ];
}

function verdict(reply: Reply): HTMLElement | null {
  if (reply.verdict === null) return null;
  const look = VERDICTS[reply.verdict];
  return element("p", { class: "verdict", "data-verdict": reply.verdict }, drawing(look.icon), look.word);
}

/** The text in paragraphs, without the word of the verdict that already stands above it. */
function paragraphs(reply: Reply, words: Record<string, string>): HTMLElement[] {
  const above = reply.verdict ? `${VERDICTS[reply.verdict].word}. ` : "";
  const text = above && reply.text.startsWith(above) ? reply.text.slice(above.length) : reply.text;
  return text.split(/\n+/).map((line) => readable(line, words));
}

function readable(line: string, words: Record<string, string>): HTMLElement {
  const shown = explained("p", line, words);
  shown.dir = "auto";
  return shown;
}

function citation(cited: Citation, { origin, words }: Reading): HTMLElement {
  return element(
    "figure",
    { class: "citation" },
    element("blockquote", { cite: new URL(cited.url, origin).href }, explained("p", cited.quote, words)),
    element("figcaption", {}, `${cited.organisation}: `, link(cited.url, placeOf(cited), origin)),
  );
}

function related(clauses: Citation[], deeds: Reading): HTMLElement {
  const quoted = clauses.map((cited) => citation(cited, deeds));
  return element("div", { class: "related" }, element("p", {}, TEXT.related), ...quoted);
}

/** People and services to turn to, with their addresses and numbers. */
export function contacts(people: Contact[], origin: string): HTMLElement {
  const items = people.map((person) =>
    element(
      "li",
      {},
      person.url ? link(person.url, person.name, origin) : person.name,
      person.phone ? ": " : null,
      person.phone ? element("a", { href: `tel:${person.phone.replace(/[^\d+]/g, "")}` }, person.phone) : null,
    ),
  );
  return element("div", { class: "contacts" }, element("p", {}, TEXT.contacts), element("ul", {}, ...items));
}

/** Quick replies: real buttons in a list. */
export function choices(offered: Choice[], label: string, choose: (choice: Choice) => void): HTMLElement {
  const items = offered.map((choice) => element("li", {}, button(choice.title, {}, () => choose(choice))));
  return element("ul", { class: "choices", "aria-label": label }, ...items);
}

function actions(turn: AssistantTurn, deeds: Deeds): HTMLElement | null {
  if (!canBeJudged(turn.reply)) return null;
  return element(
    "div",
    { class: "actions" },
    turn.judged ? null : judgement(turn, deeds),
    button(TEXT.copy, { class: "quiet" }, () => deeds.copy(turn.reply), ICON.copy),
  );
}

function judgement(turn: AssistantTurn, deeds: Deeds): HTMLElement {
  const box = element("div", { class: "judgement", role: "group", "aria-label": TEXT.helpful });
  const judge = (helpful: boolean, word: string | null): void => {
    turn.judged = true;
    // the button that has the focus goes: what stands beside it takes over
    box.parentElement?.querySelector<HTMLElement>(":scope > button")?.focus();
    box.remove();
    deeds.judge(turn, { helpful, word });
  };
  const askWhy = (): void => {
    const words = WORDS.map(([word, shown]) => element("li", {}, button(shown, {}, () => judge(false, word))));
    box.setAttribute("aria-label", TEXT.why);
    box.replaceChildren(element("p", {}, TEXT.why), element("ul", { class: "choices" }, ...words));
    box.querySelector("button")?.focus();
    box.scrollIntoView({ block: "nearest" });
  };
  box.append(
    element("span", {}, TEXT.helpful),
    button(TEXT.yes, { class: "quiet" }, () => judge(true, null), ICON.up),
    button(TEXT.no, { class: "quiet" }, askWhy, ICON.down),
  );
  return box;
}

function link(address: string, words: string, origin: string): HTMLElement {
  if (!SAFE_ADDRESS.test(address)) return element("span", {}, words);
  const note = element("span", { class: "hidden" }, TEXT.newTab);
  return element("a", { href: new URL(address, origin).href, target: "_blank", rel: "noopener" }, words, note);
}
