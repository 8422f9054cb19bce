/* The smartboard: what the whole class sees, large enough for the back of the room. */

import { Clock } from "./clock";
import { Bars, briefRuling, button, caseText, element, ideas, isSilent, rulings } from "./parts";
import { placeOf, type BoardScreen } from "./screens";
import { summary } from "./summary";
import { Teacher } from "./teacher";
import { TEXT } from "./texts";

const teacher = new Teacher<BoardScreen>("board", show);
const lobby = document.querySelector<HTMLTemplateElement>("#lobby")!;
const clock = new Clock();
const voted = element("p", { class: "voted", role: "status" });
let bars = new Bars();
let shown = "";
/** Whether the stand is to be seen while the class still votes. */
let isLive = false;

teacher.open();

function show(screen: BoardScreen, ahead: number): void {
  clock.set(screen.stage === "vote" ? screen.timer : null, ahead);
  if (shown !== placeOf(screen)) {
    shown = teacher.root.dataset["place"] = placeOf(screen);
    teacher.root.dataset["stage"] = screen.stage ?? "";
    bars = new Bars();
    teacher.root.replaceChildren(
      element("div", { class: "stage" }, ...page(screen)),
      element("nav", { class: "steps no-print", "aria-label": TEXT.cases }, ...controls(screen)),
    );
    scrollTo(0, 0);
    teacher.refocus();
  }
  update(screen);
}

function page(screen: BoardScreen): HTMLElement[] {
  if (screen.position < 0) return waiting();
  if (!screen.case) return summary(screen);
  const head = [
    element("p", { class: "step" }, TEXT.caseOf(screen.position, screen.total)),
    element("h1", { tabindex: "-1" }, screen.case.title),
  ];
  switch (screen.stage) {
    case "vote":
      return [...head, ...caseText(screen.case), element("div", { class: "voting" }, voted, clock.root), bars.root];
    case "result":
      return [...head, ...caseText(screen.case).slice(1), element("h2", {}, TEXT.result), bars.root];
    default:
      return [...head, ...caseText(screen.case).slice(1), ruled(screen, screen.case.words)];
  }
}

function waiting(): HTMLElement[] {
  const made = lobby.content.cloneNode(true) as DocumentFragment;
  return [...made.children] as HTMLElement[];
}

/** The rule of the own school, with what the class would put in when there is none, beside that of another. */
function ruled(screen: BoardScreen, words: Record<string, string>): HTMLElement {
  const [own, ...others] = rulings(screen.rulings, words, briefRuling);
  const invitation = isSilent(screen.rulings) ? element("p", { class: "invitation" }, TEXT.silentQuestion) : null;
  const left = element("div", {}, own ?? null, invitation, element("div", { id: "ideas" }));
  return element("div", { class: "rulings" }, left, ...others);
}

function controls(screen: BoardScreen): HTMLElement[] {
  const made = teacher.steps(screen);
  if (screen.stage === "vote") made.push(liveSwitch(), teacher.timers());
  return made;
}

function liveSwitch(): HTMLElement {
  const made = button(isLive ? TEXT.hideLive : TEXT.showLive, {}, () => {
    isLive = !isLive;
    made.textContent = isLive ? TEXT.hideLive : TEXT.showLive;
    if (teacher.latest) update(teacher.latest);
  });
  return made;
}

function update(screen: BoardScreen): void {
  voted.textContent = TEXT.voted(screen.voted, screen.nicknames.length);
  const isOpen = screen.stage === "vote";
  bars.root.hidden = isOpen && !isLive;
  if (screen.live) bars.show(screen.live);
  const names = teacher.root.querySelector("#nicknames");
  names?.replaceChildren(...screen.nicknames.map((name) => element("li", {}, name)));
  const count = teacher.root.querySelector("#joined");
  if (count) count.textContent = screen.nicknames.length ? TEXT.joined(screen.nicknames.length) : TEXT.nobody;
  teacher.root.querySelector("#ideas")?.replaceChildren(...[ideas(screen.suggestions)].filter((part) => part !== null));
}
