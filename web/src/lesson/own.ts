/* A case of the teacher's own: the assistant proposes topic and ruling, the teacher confirms. */

import { Problem } from "../gateway";
import { call } from "./calls";
import { button, element, rulingCard } from "./parts";
import type { Ruling } from "./screens";

interface Own {
  title: string;
  story: string;
  question: string;
  topic: string;
  actor: string;
}

interface Proposal {
  topics: string[];
  actor: string;
}

export interface OwnCases {
  cases(): Own[];
}

const FOUND = "Past dit onderwerp? Kies anders een ander.";
const NOT_FOUND = "Ik vind geen onderwerp dat past. Kies er zelf een.";
const INCOMPLETE = "Schrijf eerst wat er gebeurt en wat de vraag is.";

export function ownCases(field: HTMLElement, school: () => string, changed: () => void): OwnCases {
  const find = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => field.querySelector<Kind>(`#${id}`)!;
  const story = find<HTMLTextAreaElement>("story");
  const question = find<HTMLInputElement>("question");
  const topic = find<HTMLSelectElement>("topic");
  const actor = find<HTMLSelectElement>("actor");
  const told = find("proposed");
  let made: Own[] = [];

  const propose = async (): Promise<void> => {
    if (!story.value.trim() || !question.value.trim()) throw new Problem(INCOMPLETE, 0);
    const proposal = await call<Proposal>("POST", "/proposals", { body: { story: story.value, question: question.value } });
    told.textContent = proposal.topics.length ? FOUND : NOT_FOUND;
    if (proposal.topics[0]) topic.value = proposal.topics[0];
    actor.value = proposal.actor;
    find("confirm").hidden = false;
    await preview();
  };
  const preview = async (): Promise<void> => {
    const asked = new URLSearchParams({ school: school(), topic: topic.value, actor: actor.value });
    const ruling = await call<Ruling>("GET", `/ruling?${asked.toString()}`);
    find("preview").replaceChildren(rulingCard(ruling, `Dit zegt ${ruling.organisation}`, {}, "h3"));
  };
  const add = (): void => {
    made = [...made, { title: "", story: story.value, question: question.value, topic: topic.value, actor: actor.value }];
    story.value = question.value = told.textContent = "";
    find("confirm").hidden = true;
    list();
    story.focus();
  };
  const list = (): void => {
    const rows = made.map((own) => {
      const remove = (): void => {
        made = made.filter((other) => other !== own);
        list();
      };
      return element("li", {}, element("span", {}, own.question), button("Verwijder", { "aria-label": `Verwijder: ${own.question}` }, remove));
    });
    find("own-list").replaceChildren(...rows);
    changed();
  };
  const telling = (work: () => Promise<void>) => (): void => {
    work().catch((failure: unknown) => {
      if (!(failure instanceof Problem)) throw failure;
      told.textContent = failure.message;
    });
  };

  find("propose").addEventListener("click", telling(propose));
  for (const select of [topic, actor]) select.addEventListener("change", telling(preview));
  find("add").addEventListener("click", add);
  return { cases: () => made };
}
