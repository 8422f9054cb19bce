/* The screen of a pupil: joins without a name, votes, and comes back to the same place after a reload. */

import { contacts } from "../bubble";
import { Problem } from "../gateway";
import type { Reply } from "../reply";
import { call, insist } from "./calls";
import { Clock } from "./clock";
import { forget, recall, remember } from "./kept";
import { Bars, button, caseText, element, ideas, isSilent, rulings } from "./parts";
import { placeOf, type Choice, type PupilScreen } from "./screens";
import { watch } from "./stream";
import type { ProtocolChat } from "../widget";
import { CHOICES, TEXT } from "./texts";

const root = document.querySelector<HTMLElement>("#lesson")!;
const status = document.querySelector<HTMLElement>("#status")!;
const identity = document.querySelector<HTMLElement>("#identity")!;
const code = root.dataset["code"] ?? "";
const key = `les ${code}`;
const clock = new Clock();
let token = "";
let shown = "";
let chat: Promise<ProtocolChat> | null = null;
let latest: PupilScreen | null = null;
/** What was chosen here and is not yet known to have arrived. */
let sending: { position: number; choice: Choice } | null = null;

void begin();

async function begin(): Promise<void> {
  try {
    await insist(async () => {
      token = recall(key) ?? (await call<{ token: string }>("POST", `/${code}/pupils`)).token;
    });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    root.replaceChildren(element("h1", {}, problem.message), againLink());
    return;
  }
  remember(key, token);
  watch<PupilScreen>(`/${code}/pupil`, token, { show, over, connected });
}

function connected(isConnected: boolean): void {
  status.textContent = isConnected ? "" : TEXT.reconnecting;
}

function over(): void {
  forget(key);
  void removeChat();
  clock.set(null, 0);
  status.textContent = "";
  identity.textContent = "";
  root.replaceChildren(element("h1", {}, TEXT.over), element("p", { class: "lead" }, TEXT.overLead), againLink());
}

function againLink(): HTMLElement {
  return element("p", {}, element("a", { href: "/les" }, TEXT.again));
}

function show(screen: PupilScreen, ahead: number): void {
  latest = screen;
  clock.set(screen.stage === "vote" ? screen.timer : null, ahead);
  identity.textContent = TEXT.youAre(screen.nickname);
  chat ??= chatOf(screen.school);
  if (shown === placeOf(screen)) {
    update(screen);
    return;
  }
  shown = root.dataset["place"] = placeOf(screen);
  const hadFocus = root.contains(document.activeElement);
  root.replaceChildren(...page(screen).filter((part) => part !== null));
  update(screen);
  scrollTo(0, 0);
  if (hadFocus) root.querySelector<HTMLElement>("h1")?.focus();
}

function page(screen: PupilScreen): (HTMLElement | null)[] {
  if (!screen.case) return screen.position < 0 ? lobby() : finished(screen);
  const about = element("div", { class: "step" }, TEXT.caseOf(screen.position, screen.total), clock.root);
  const head = [about, title(screen.case.title)];
  switch (screen.stage) {
    case "result":
      return [
        ...head,
        ...caseText(screen.case),
        element("h2", {}, TEXT.result),
        new Bars(screen.choice).show(screen.counts!).root,
      ];
    case "ruling":
      return [
        ...head,
        ...caseText(screen.case).slice(1),
        ...rulings(screen.rulings.slice(0, 1), screen.case.words),
        isSilent(screen.rulings) ? ideaForm(screen.position) : null,
        element("div", { id: "ideas" }),
        ...rulings(screen.rulings, screen.case.words).slice(1),
      ];
    default:
      return [...head, ...caseText(screen.case), element("p", { id: "choose", role: "status" }), buttons(screen.position)];
  }
}

function lobby(): HTMLElement[] {
  return [
    title(TEXT.waiting),
    element("p", { class: "lead" }, TEXT.waitingLead),
    element("p", { class: "meta" }, TEXT.nicknameHint),
  ];
}

function finished(screen: PupilScreen): HTMLElement[] {
  const list = screen.summary.map((done) => element("li", {}, done.case.title));
  return [title(TEXT.finished), element("p", { class: "lead" }, TEXT.finishedLead), element("ul", {}, ...list)];
}

function title(text: string): HTMLElement {
  return element("h1", { tabindex: "-1" }, text);
}

function buttons(position: number): HTMLElement {
  const made = CHOICES.map(([choice, word, icon]) => {
    const given = { class: "choice", "data-choice": choice, "aria-pressed": "false" };
    const one = button(word, given, () => choose(position, choice), icon);
    one.append(element("span", { class: "tick", "aria-hidden": "true" }, "✓"));
    return one;
  });
  return element("div", { class: "choices", role: "group", "aria-labelledby": "choose" }, ...made);
}

/** Shows what may change without the place changing: the choice, and what the class has thought of. */
function update(screen: PupilScreen): void {
  const own = sending?.position === screen.position ? sending.choice : screen.choice;
  for (const made of root.querySelectorAll<HTMLElement>(".choice")) {
    made.setAttribute("aria-pressed", String(made.dataset["choice"] === own));
  }
  const line = root.querySelector("#choose");
  if (line) line.textContent = said(own);
  root.querySelector("#ideas")?.replaceChildren(...[ideas(screen.suggestions)].filter((part) => part !== null));
}

function said(own: Choice | null): string {
  if (sending) return TEXT.sending;
  const word = CHOICES.find(([choice]) => choice === own)?.[1];
  return word ? TEXT.chosen(word) : TEXT.choose;
}

/** Sends a choice until it has arrived; a later choice takes its place. */
function choose(position: number, choice: Choice): void {
  const mine = { position, choice };
  sending = mine;
  if (latest) update(latest);
  insist(async () => {
    if (sending !== mine) return;
    await call("PUT", `/${code}/votes/${position}`, { token, body: { choice } });
    if (latest?.position === position) latest = { ...latest, choice };
  })
    .catch((problem: unknown) => {
      if (!(problem instanceof Problem)) throw problem;
      status.textContent = problem.message;
    })
    .finally(() => {
      if (sending !== mine) return;
      sending = null;
      if (latest) update(latest);
    });
}

function ideaForm(position: number): HTMLElement {
  const field = element("textarea", { id: "idea", rows: "3", maxlength: "280", "aria-describedby": "idea-hint" });
  const told = element("p", { role: "status" });
  const form = element(
    "form",
    { class: "card idea" },
    element("h2", {}, TEXT.silentQuestion),
    element("label", { for: "idea" }, TEXT.idea),
    field,
    element("p", { class: "hint", id: "idea-hint" }, TEXT.ideaHint),
    element("button", { type: "submit", class: "primary" }, TEXT.sendIdea),
    told,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) {
      told.textContent = TEXT.ideaEmpty;
      field.focus();
      return;
    }
    call<Reply | undefined>("POST", `/${code}/suggestions`, { token, body: { position, text } }).then(
      (help) => {
        field.value = "";
        told.replaceChildren(...(help ? helpCard(help) : [TEXT.ideaSent]));
      },
      (problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        told.textContent = problem.message;
      },
    );
  });
  return form;
}

/** Help for this pupil, on no other screen. */
function helpCard(help: Reply): (HTMLElement | string)[] {
  const text = help.text.split("\n\n").map((part) => element("p", {}, part));
  return [
    element("strong", {}, TEXT.onlyYou),
    ...text,
    contacts(help.contacts, location.origin),
    element("p", { class: "hint" }, TEXT.ideaKept),
  ];
}

/** The chat with the assistant, about the school of the lesson. What is said there stays on this screen. */
async function chatOf(school: string | null): Promise<ProtocolChat> {
  const words = await call<Record<string, string>>("GET", "/words").catch((problem: unknown) => {
    if (!(problem instanceof Problem)) throw problem;
    return {}; // the chat does without
  });
  await customElements.whenDefined("protocol-chat");
  const made = Object.assign(document.createElement("protocol-chat") as ProtocolChat, { words, thread: key });
  const given = { lang: "nl", "user-role": "leerling", heading: TEXT.chat, ...(school !== null && { school }) };
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  document.body.append(made);
  return made;
}

/** With the lesson goes what was asked in the chat: the next pupil may use the same tab. */
async function removeChat(): Promise<void> {
  const made = await (chat ??= chatOf(null));
  await made.erase();
  made.remove();
}
