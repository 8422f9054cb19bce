/* The teacher's own screen: discussion questions, the rule beforehand, the stand, and what pupils wrote. */

import { Clock } from "./clock";
import { Bars, button, caseText, element, rulings } from "./parts";
import { inFours } from "./ready";
import { placeOf, type PresenterScreen } from "./screens";
import { summary } from "./summary";
import { Teacher } from "./teacher";
import { TEXT } from "./texts";

const teacher = new Teacher<PresenterScreen>("presenter", show);
const clock = new Clock();
const stand = element("p", { role: "status" });
const moderation = element("section", { class: "card moderation no-print" });
let bars = new Bars();
let shown = "";

teacher.open();

function show(screen: PresenterScreen, ahead: number): void {
  clock.set(screen.stage === "vote" ? screen.timer : null, ahead);
  const place = `${placeOf(screen)} ${screen.total}`;
  if (shown !== place) {
    shown = place;
    bars = new Bars();
    teacher.root.replaceChildren(
      element("div", { class: "main-column" }, ...page(screen)),
      element("div", { class: "side-column no-print" }, moderation, cases(screen), keeping()),
    );
    teacher.refocus();
  }
  update(screen);
}

function page(screen: PresenterScreen): HTMLElement[] {
  const steps = element("nav", { class: "steps no-print", "aria-label": TEXT.cases }, ...teacher.steps(screen));
  if (screen.position >= screen.total) return [...summary(screen), steps];
  if (!screen.case) return [element("h1", {}, TEXT.ready), element("p", { class: "lead" }, screen.organisation), stand, steps];
  if (screen.stage === "vote") steps.append(teacher.timers());
  return [
    element("p", { class: "step" }, TEXT.caseOf(screen.position, screen.total)),
    element("h1", {}, screen.case.title),
    ...caseText(screen.case),
    element("section", { class: "card" }, element("h2", {}, TEXT.stand), stand, clock.root, bars.root),
    steps,
    element("section", {}, element("h2", {}, TEXT.discuss), ...discussion(screen.discuss)),
    element("details", { class: "card" }, element("summary", {}, TEXT.preview), ...rulings(screen.preview, screen.case.words)),
  ];
}

function discussion(questions: string[]): HTMLElement[] {
  if (!questions.length) return [element("p", { class: "meta" }, TEXT.noDiscuss)];
  return [element("ul", { class: "discuss" }, ...questions.map((question) => element("li", {}, question)))];
}

function update(screen: PresenterScreen): void {
  const joined = screen.nicknames.length;
  const count = joined ? TEXT.joined(joined) : TEXT.nobody;
  stand.textContent = screen.case ? `${TEXT.voted(screen.voted, joined)}. ${count}.` : count;
  if (screen.live) bars.show(screen.live);
  moderate(screen);
}

function moderate(screen: PresenterScreen): void {
  const hadFocus = moderation.contains(document.activeElement);
  const waiting = screen.pending.map(({ id, position, text }) =>
    element(
      "li",
      {},
      element("p", {}, text),
      element("p", { class: "meta" }, screen.titles[position] ?? ""),
      button(TEXT.approve, { class: "primary", "aria-label": `${TEXT.approve}: ${text}` }, () => judge(id, true)),
      button(TEXT.reject, { "aria-label": `${TEXT.reject}: ${text}` }, () => judge(id, false)),
    ),
  );
  const heading = element("h2", { tabindex: "-1" }, TEXT.moderation);
  const list = waiting.length ? element("ul", {}, ...waiting) : element("p", { class: "meta" }, TEXT.noPending);
  moderation.replaceChildren(heading, element("p", { class: "hint" }, TEXT.moderationHint), list);
  if (hadFocus) (moderation.querySelector("button") ?? heading).focus();
}

function judge(id: number, approved: boolean): void {
  void teacher.ask("PUT", `/suggestions/${id}`, { approved });
}

function cases(screen: PresenterScreen): HTMLElement {
  const names = [TEXT.lobby, ...screen.titles, TEXT.end];
  const list = names.map((name, at) => {
    const isNow = at - 1 === screen.position;
    return element("li", {}, button(name, isNow ? { "aria-current": "step" } : {}, () => teacher.go(at - 1)));
  });
  return element("section", { class: "card" }, element("h2", {}, TEXT.cases), element("ol", { class: "case-list" }, ...list));
}

function keeping(): HTMLElement {
  const away = { target: "_blank", rel: "noopener" };
  return element(
    "section",
    { class: "card" },
    element("h2", {}, TEXT.keep),
    element("p", {}, `${TEXT.code}: `, element("strong", {}, teacher.root.dataset["grouped"] ?? "")),
    element("p", {}, `${TEXT.secret}: `, element("strong", { class: "secret-words" }, inFours(teacher.secret))),
    element("p", { class: "hint" }, TEXT.keepHint),
    element("p", {}, element("a", { href: teacher.address("bord"), ...away }, `${TEXT.openBoard}${TEXT.newTab}`)),
    ending(),
  );
}

function ending(): HTMLElement {
  const sure = element("div", { class: "ending" });
  const ask = button(TEXT.endLesson, {}, () => {
    const no = button(TEXT.endNo, {}, () => {
      sure.replaceChildren(ask);
      ask.focus();
    });
    const yes = button(TEXT.endYes, { class: "danger" }, () => void teacher.ask("DELETE", ""));
    sure.replaceChildren(element("p", { role: "alert" }, TEXT.endSure), no, yes);
    no.focus();
  });
  sure.append(ask);
  return sure;
}
