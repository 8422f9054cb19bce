/* What the gateway tells each screen of a lesson (bot/lessons/views.py). */

import type { Reply } from "../reply";

export type Choice = "mag" | "mag_niet" | "hangt_ervan_af";
export type Stage = "vote" | "result" | "ruling";
export type Counts = Record<Choice, number>;

export interface Case {
  title: string;
  story: string;
  question: string;
  words: Record<string, string>;
}

export interface Ruling {
  school: string;
  organisation: string;
  reply: Reply;
  conditions: string[];
  warning: string | null;
}

export interface Summary {
  case: Case;
  counts: Counts;
  rulings: Ruling[];
  suggestions: string[];
}

export interface Screen {
  organisation: string;
  position: number;
  total: number;
  stage: Stage | null;
  timer: number | null;
  case: Case | null;
  counts: Counts | null;
  rulings: Ruling[];
  suggestions: string[];
  summary: Summary[];
}

export interface PupilScreen extends Screen {
  school: string;
  nickname: string;
  choice: Choice | null;
}

export interface BoardScreen extends Screen {
  nicknames: string[];
  voted: number;
  live: Counts | null;
}

export interface PresenterScreen extends BoardScreen {
  discuss: string[];
  preview: Ruling[];
  titles: string[];
  pending: { id: number; position: number; text: string }[];
}

/** What makes a screen another one, so that it is built anew and not only brought up to date. */
export function placeOf(screen: Screen): string {
  return `${screen.position} ${screen.stage ?? ""}`;
}
