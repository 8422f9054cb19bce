/* Setting up a lesson: the school, the cases, cases of one's own, and then the code. */

import { Problem } from "../gateway";
import { call } from "./calls";
import { choiceOf } from "./choosing";
import { ownCases } from "./own";
import { ready } from "./ready";

const form = document.querySelector<HTMLFormElement>("#plan")!;
const school = find<HTMLSelectElement>("school");
const other = find<HTMLSelectElement>("other");
const age = find<HTMLSelectElement>("age");
const problem = find("problem");
const chosen = find("chosen");
const most = Number(form.dataset["most"]);
const choosing = choiceOf(find("cases"), count);
const own = ownCases(find("own"), () => school.value, count);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void telling(begin);
});
for (const select of [school, age]) select.addEventListener("change", () => void telling(refresh));
void telling(refresh);

function find<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.querySelector<Kind>(`#${id}`)!;
}

async function refresh(): Promise<void> {
  find("own").hidden = find("cases").hidden = !school.value;
  if (school.value) await choosing.load(school.value, age.value);
}

async function begin(): Promise<void> {
  if (!school.value) {
    school.focus();
    throw new Problem("Kies eerst je school.", 0);
  }
  const body = {
    school: school.value,
    other: other.value || null,
    age: age.value,
    cases: choosing.keys(),
    own: own.cases(),
  };
  const begun = await call<{ code: string; secret: string }>("POST", "", { body });
  form.hidden = true;
  const panel = find("ready");
  panel.replaceChildren(...ready(begun.code, begun.secret));
  panel.hidden = false;
  panel.querySelector<HTMLElement>("h3")?.focus();
}

function count(): void {
  const now = choosing.keys().length + own.cases().length;
  chosen.textContent = now ? `${now} van hoogstens ${most} gevallen gekozen` : "";
}

/** Does something, and tells it when that fails. */
async function telling(work: () => Promise<void>): Promise<void> {
  problem.hidden = true;
  try {
    await work();
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    problem.textContent = failure.message;
    problem.hidden = false;
  }
}

