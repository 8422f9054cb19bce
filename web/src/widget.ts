/* <protocol-chat>: the chat as an element that any page can hold.
 *
 * Attributes, all optional: school, user-role, position (right, left, inline), heading, questions (with | between),
 * endpoint (the gateway; otherwise where this script came from), open.
 */

import TOKENS from "../../bot/static/tokens.css";
import { button, ICON } from "./dom";
import { Gateway, type Presets } from "./gateway";
import { Memory } from "./memory";
import { Panel } from "./panel";
import STYLE from "./style.css";
import { Talk } from "./talk";
import { TEXT } from "./texts";
import type { Choice, Opinion, Reply } from "./reply";
import type { AssistantTurn, VisitorTurn } from "./turn";

const style = new CSSStyleSheet();
style.replaceSync(TOKENS + STYLE);

export class ProtocolChat extends HTMLElement {
  static readonly observedAttributes = ["school", "user-role", "heading", "questions"];

  #panel!: Panel;
  #talk!: Talk;
  #launcher!: HTMLButtonElement;

  /** Hard words with what they mean, to be tapped in answers; given before the element is put on a page. */
  words: Record<string, string> = {};

  /** What keeps this conversation apart from others in the same tab; given before the element is put on a page. */
  thread = "";

  connectedCallback(): void {
    if (this.shadowRoot) return;
    if (!this.lang) this.lang = "nl";
    this.#build();
    const wasOpen = this.#talk.restore();
    this.#expand(this.isInline || wasOpen);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(...(this.isInline ? [] : [this.#launcher]), this.#panel.root);
    this.#talk.revealLast();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (!this.shadowRoot || before === now) return;
    // attributes that are set one after the other are one change
    queueMicrotask(() => this.#readAttributes());
  }

  /** Whom the conversation is about: from the attributes, or what the tab remembers. */
  get presets(): Presets {
    return this.#talk.presets;
  }

  get isInline(): boolean {
    return this.getAttribute("position") === "inline";
  }

  get isOpen(): boolean {
    return !this.#panel.root.hidden;
  }

  /** Shows the panel, with the field to type in ready. */
  open(): void {
    this.#expand(true);
    this.#talk.keep();
    this.#panel.input.focus();
    void this.#talk.greet();
  }

  close(): void {
    if (this.isInline) return;
    this.#expand(false);
    this.#talk.remember();
    this.#launcher.focus();
  }

  /** Asks a question, as if the visitor had typed it. */
  ask(question: string): void {
    this.#readAttributes(); // what was set just before counts
    this.#expand(true);
    this.#talk.send(question);
  }

  /** Removes the conversation everywhere; resolves when that is done. */
  erase(): Promise<void> {
    return this.#talk.erase();
  }

  #build(): void {
    const origin = new URL(this.getAttribute("endpoint") ?? import.meta.url, location.href).origin;
    const talk = new Talk(new Gateway(origin), new Memory(origin, this.thread), () => this.#panel, () => this.isOpen);
    this.#talk = talk;
    this.#panel = new Panel({
      origin,
      words: this.words,
      send: (text: string) => talk.send(text),
      choose: (choice: Choice) => talk.choose(choice),
      retry: (turn: VisitorTurn) => talk.retry(turn),
      judge: (turn: AssistantTurn, opinion: Opinion) => talk.judge(turn, opinion),
      copy: (reply: Reply) => talk.copy(reply),
      type: () => talk.remember(),
      anew: () => talk.anew(),
      erase: () => void talk.erase(),
      close: () => this.close(),
    });
    this.#launcher = button(TEXT.open, { class: "launcher", part: "launcher", "aria-controls": "panel" }, () =>
      this.isOpen ? this.close() : this.open(), ICON.chat);
    this.#panel.root.setAttribute("role", this.isInline ? "region" : "dialog");
    this.#panel.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    this.#readAttributes();
  }

  #readAttributes(): void {
    this.#talk.presets = { school: this.getAttribute("school"), role: this.getAttribute("user-role") };
    this.#panel.heading = this.getAttribute("heading") ?? TEXT.heading;
    this.#panel.questions = (this.getAttribute("questions") ?? "").split("|").map((q) => q.trim()).filter(Boolean);
  }

  #expand(isOpen: boolean): void {
    this.#panel.root.hidden = !isOpen;
    this.#launcher.setAttribute("aria-expanded", String(isOpen));
    this.toggleAttribute("open", isOpen);
  }
}

if (!customElements.get("protocol-chat")) customElements.define("protocol-chat", ProtocolChat);
