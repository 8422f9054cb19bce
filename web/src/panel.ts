/* What the visitor sees of the conversation: the log, the field to type in, and what goes on. */

import { bubble, choices, failure, type Reading } from "./bubble";
import { button, element, ICON } from "./dom";
import { TEXT } from "./texts";
import type { Turn, VisitorTurn } from "./turn";

/** What the visitor asks of the panel itself. */
export interface Wishes extends Reading {
  send(text: string): void;
  type(draft: string): void;
  anew(): void;
  erase(): void;
  close(): void;
}

export class Panel {
  readonly root: HTMLElement;
  readonly input: HTMLTextAreaElement;
  readonly #wishes: Wishes;
  readonly #title = element("h2", { id: "title", part: "title" });
  readonly #log = element("div", { id: "log", class: "log", role: "log", "aria-live": "polite", "aria-label": TEXT.log });
  readonly #notice = element("p", { class: "notice" }, TEXT.notice);
  readonly #first = element("div", { class: "first" });
  readonly #status = element("p", { class: "status", role: "status" });
  readonly #alert = element("p", { class: "alert", role: "alert" });
  readonly #send = element("button", { type: "submit", class: "primary", part: "send", "aria-disabled": "false" }, TEXT.send);
  readonly #talkButtons: HTMLElement;
  readonly #elements = new Map<Turn, HTMLElement>();

  constructor(wishes: Wishes) {
    this.#wishes = wishes;
    this.input = element("textarea", {
      id: "text",
      rows: "2",
      maxlength: "2000",
      autocomplete: "off",
      "aria-describedby": "hint",
      part: "input",
    });
    this.#talkButtons = element(
      "div",
      { class: "talk-buttons" },
      button(TEXT.anew, { class: "quiet" }, wishes.anew),
      button(TEXT.erase, { class: "quiet" }, wishes.erase),
    );
    const close = button("", { class: "close quiet", "aria-label": TEXT.close, part: "close" }, wishes.close, ICON.close);
    this.root = element(
      "section",
      { id: "panel", class: "panel", part: "panel", "aria-labelledby": "title" },
      element("header", { part: "header" }, element("div", {}, this.#title, subtitle()), close),
      element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": TEXT.log }, this.#notice, this.#log, this.#first),
      this.#status,
      this.#alert,
      this.#form(),
    );
    this.#tidy();
  }

  set heading(words: string) {
    this.#title.textContent = words;
  }

  /** Questions to begin with, as buttons. */
  set questions(texts: string[]) {
    const offered = texts.map((text) => ({ title: text, value: text }));
    this.#first.replaceChildren(
      ...(offered.length ? [element("p", {}, TEXT.first), choices(offered, TEXT.first, this.#wishes.choose)] : []),
    );
  }

  add(turn: Turn): void {
    const made = bubble(turn, this.#wishes);
    this.#elements.set(turn, made);
    this.#log.append(made);
    this.#tidy();
  }

  /** Scrolls so that the turn can be read from its beginning. */
  reveal(turn: Turn): void {
    const made = this.#elements.get(turn);
    if (!made) return;
    // on a low screen the whole panel scrolls
    const area = this.#log.parentElement ?? this.root;
    const scroller = getComputedStyle(area).overflowY === "visible" ? this.root : area;
    scroller.scrollTop += made.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
  }

  /** Shows whether a message was sent. */
  mark(turn: VisitorTurn): void {
    const made = this.#elements.get(turn);
    made?.querySelector(".failure")?.remove();
    const note = failure(turn, this.#wishes);
    if (!note) return;
    made?.append(note);
    note.scrollIntoView({ block: "nearest" });
  }

  clear(): void {
    this.#elements.clear();
    this.#log.replaceChildren();
    this.#tidy();
  }

  /** Says what is being done; null when it is done. */
  working(sentence: string | null): void {
    this.#status.replaceChildren(...(sentence ? [sentence, dots()] : []));
    this.#send.setAttribute("aria-disabled", String(sentence !== null));
    if (sentence) this.warn(null);
  }

  /** Says something in passing. */
  tell(sentence: string): void {
    this.#status.textContent = sentence;
  }

  warn(sentence: string | null): void {
    this.#alert.textContent = sentence ?? "";
  }

  #form(): HTMLFormElement {
    const form = element(
      "form",
      {},
      element("label", { for: "text" }, TEXT.input),
      element("div", { class: "field" }, this.input, this.#send),
      element("p", { id: "hint", class: "hint" }, TEXT.hint),
      this.#talkButtons,
    );
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.input.addEventListener("input", () => this.#wishes.type(this.input.value));
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    return form;
  }

  #submit(): void {
    const text = this.input.value.trim();
    if (text) {
      this.#wishes.send(text);
    } else {
      this.warn(TEXT.empty);
      this.input.focus();
    }
  }

  #tidy(): void {
    const isEmpty = this.#log.childElementCount === 0;
    this.#notice.hidden = !isEmpty;
    this.#first.hidden = this.#log.querySelector(".own") !== null;
    this.#talkButtons.hidden = isEmpty;
  }
}

function subtitle(): HTMLElement {
  return element("p", { class: "subtitle" }, TEXT.subtitle);
}

function dots(): HTMLElement {
  return element("span", { class: "dots", "aria-hidden": "true" }, ...[1, 2, 3].map(() => element("span")));
}
