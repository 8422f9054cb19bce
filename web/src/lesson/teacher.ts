/* What the two screens of the teacher have in common: the secret that opens them, and the steps of the lesson. */

import { Problem } from "../gateway";
import { call } from "./calls";
import { forget, recall, remember } from "./kept";
import { button, element } from "./parts";
import type { BoardScreen, Stage } from "./screens";
import { watch } from "./stream";
import { TEXT } from "./texts";

/** How long after a step was taken the screen may still have to come. */
const LATEST_MS = 1_500;
const TIMES = [30, 60, 120] as const;

export class Teacher<Screen extends BoardScreen> {
  readonly root = document.querySelector<HTMLElement>("#lesson")!;
  readonly code = this.root.dataset["code"] ?? "";
  readonly #status = document.querySelector<HTMLElement>("#status")!;
  readonly #key = `les ${this.code} docent`;
  #secret = "";
  #isStepping = false;
  latest: Screen | null = null;

  constructor(
    private readonly screen: "board" | "presenter",
    private readonly show: (screen: Screen, ahead: number) => void,
  ) {}

  get secret(): string {
    return this.#secret;
  }

  /** Opens the screen with the secret of the address, which is then taken out of it, or asks for it. */
  open(): void {
    this.#secret = decodeURIComponent(location.hash.slice(1)) || (recall(this.#key) ?? "");
    if (location.hash) history.replaceState(null, "", location.pathname);
    if (this.#secret) this.#watch();
    else this.#ask("");
  }

  /** The address of another screen of the lesson, with the secret where no server sees it. */
  address(place: "bord" | "docent"): string {
    return `/les/${this.code}/${place}#${encodeURIComponent(this.#secret)}`;
  }

  /** A request to change the lesson; a failure is told on the screen. */
  async ask(method: string, path: string, body?: object): Promise<void> {
    try {
      await call(method, `/${this.code}${path}`, { token: this.#secret, ...(body && { body }) });
      this.#status.textContent = "";
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#status.textContent = problem.message;
    }
  }

  /** Takes the lesson somewhere. Until the screen is there no other step can be taken: it would be one from here. */
  go(position: number, stage: Stage | null = null): void {
    const buttons = [...this.root.querySelectorAll<HTMLButtonElement>(".steps button, .case-list button")];
    const enable = (isEnabled: boolean): void => buttons.forEach((one) => (one.disabled = !isEnabled));
    const hadFocus = buttons.includes(document.activeElement as HTMLButtonElement);
    enable(false);
    this.#isStepping = hadFocus;
    void this.ask("PUT", "/place", { position, stage }).then(() => setTimeout(() => enable(true), LATEST_MS));
  }

  /** After a step that was taken with the keyboard, the next one has the focus. */
  refocus(): void {
    if (this.#isStepping) this.root.querySelector<HTMLElement>(".steps .primary")?.focus();
    this.#isStepping = false;
  }

  /** The buttons that take the lesson on from where it is. */
  steps(screen: Screen): HTMLElement[] {
    const { position, total, stage } = screen;
    const back = button(TEXT.previous, {}, () => this.go(position - 1));
    const made: HTMLElement[] = position >= 0 ? [back] : [];
    const first = (words: string, does: () => void): HTMLElement => button(words, { class: "primary" }, does);
    const onward = position + 1 < total ? TEXT.next : TEXT.toEnd;
    if (position < 0) return [first(TEXT.start, () => this.go(0))];
    if (stage === "vote") made.push(first(TEXT.close, () => this.go(position, "result")));
    if (stage === "result") {
      made.push(button(TEXT.reopen, {}, () => this.go(position, "vote")));
      made.push(first(TEXT.reveal, () => this.go(position, "ruling")));
    }
    if (stage === "ruling") made.push(first(onward, () => this.go(position + 1)));
    else if (position < total) made.push(button(onward, {}, () => this.go(position + 1)));
    return made;
  }

  /** The choice of how long the class can vote. */
  timers(): HTMLElement {
    const choices = TIMES.map((seconds) =>
      button(TEXT.timer(seconds), {}, () => void this.ask("PUT", "/timer", { seconds })),
    );
    const off = button(TEXT.timerOff, {}, () => void this.ask("PUT", "/timer", { seconds: null }));
    return element("div", { class: "timers", role: "group", "aria-label": TEXT.timerLabel }, ...choices, off);
  }

  #watch(): void {
    watch<Screen>(`/${this.code}/${this.screen}`, this.#secret, {
      show: (screen, ahead) => {
        remember(this.#key, this.#secret);
        this.latest = screen;
        this.show(screen, ahead);
      },
      connected: (isConnected) => {
        this.#status.textContent = isConnected ? "" : TEXT.reconnecting;
      },
      over: () => this.#over(),
    });
  }

  #over(): void {
    forget(this.#key);
    this.#status.textContent = "";
    if (this.latest) {
      this.root.replaceChildren(element("h1", {}, TEXT.over), element("p", { class: "lead" }, TEXT.overLead));
    } else {
      this.#ask(TEXT.wrongSecret);
    }
  }

  #ask(problem: string): void {
    const field = element("input", {
      id: "secret",
      type: "text",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      required: "",
    });
    const form = element(
      "form",
      { class: "card secret" },
      element("label", { for: "secret" }, TEXT.secret),
      field,
      element("button", { type: "submit", class: "primary" }, TEXT.open),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#secret = field.value.trim();
      this.#watch();
    });
    const lead = element("p", { class: "lead" }, TEXT.secretLead);
    const alert = problem ? element("p", { class: "alert", role: "alert" }, problem) : null;
    this.root.replaceChildren(...[element("h1", {}, TEXT.secretTitle), lead, alert, form].filter((part) => part !== null));
  }
}
