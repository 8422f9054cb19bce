/* Choosing cases from the set of an age group, with what the school says on each. */

import type { Verdict } from "../reply";
import { call } from "./calls";
import { badge, element, unreviewedMark } from "./parts";

const IN_A_LESSON = 8;
const GROUPS: ReadonlyArray<readonly [actor: string, heading: string]> = [
  ["leerling", "Wat leerlingen doen"],
  ["medewerker", "Wat de leraar doet"],
  ["ouder", "Wat ouders doen"],
  ["school", "Wat de school doet"],
];

interface Choosable {
  case: { key: string; title: string; question: string; actor: string };
  verdict: Verdict;
  unreviewed: boolean;
}

export interface Choosing {
  load(school: string, age: string): Promise<void>;
  keys(): string[];
}

export function choiceOf(field: HTMLElement, changed: () => void): Choosing {
  const list = field.querySelector<HTMLElement>("#case-list")!;
  let offered: Choosable[] = [];
  /** In the order in which they were chosen: that of the lesson. */
  let chosen = new Set<string>();

  const choose = (keys: Set<string>): void => {
    chosen = new Set(keys);
    for (const box of list.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = keys.has(box.value);
    changed();
  };
  field.querySelector("#pick")?.addEventListener("click", () => choose(varied(offered)));
  field.querySelector("#none")?.addEventListener("click", () => choose(new Set()));
  list.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    changed();
  });

  return {
    async load(school, age) {
      offered = await call<Choosable[]>("GET", `/cases?${new URLSearchParams({ school, age }).toString()}`);
      list.replaceChildren(...GROUPS.flatMap(([actor, heading]) => group(offered.filter((one) => one.case.actor === actor), heading)));
      const kept = [...chosen].filter((key) => offered.some((one) => one.case.key === key));
      choose(kept.length ? new Set(kept) : varied(offered));
    },
    keys: () => [...chosen],
  };
}

function group(cases: Choosable[], heading: string): HTMLElement[] {
  if (!cases.length) return [];
  return [element("h3", {}, heading), element("ul", { class: "case-choice" }, ...cases.map(option))];
}

function option({ case: one, verdict, unreviewed }: Choosable): HTMLElement {
  const box = element("input", { type: "checkbox", value: one.key, autocomplete: "off" });
  const words = element("span", {}, element("strong", {}, one.title), element("span", { class: "meta" }, one.question));
  return element("li", {}, element("label", {}, box, words), badge(verdict), unreviewed ? unreviewedMark() : null);
}

/** Eight cases by chance, with as many verdicts and actors among them as there are. */
function varied(offered: Choosable[]): Set<string> {
  const left = offered.map((one) => ({ one, chance: Math.random() })).sort((a, b) => a.chance - b.chance).map(({ one }) => one);
  const seen = new Map<string, number>();
  const chosen = new Set<string>();
  while (chosen.size < IN_A_LESSON && left.length) {
    const rarity = (one: Choosable): number => (seen.get(one.verdict) ?? 0) * 2 + (seen.get(one.case.actor) ?? 0);
    const next = left.reduce((best, one) => (rarity(one) < rarity(best) ? one : best));
    left.splice(left.indexOf(next), 1);
    chosen.add(next.case.key);
    for (const kind of [next.verdict, next.case.actor]) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  return chosen;
}
