/* The answer of the assistant as the gateway's HTTP interface describes it (`Reply`). */

export type Verdict = "nee" | "ja" | "ja_mits" | "afgeraden" | "niet_geregeld" | "info";

export interface Citation {
  school: string;
  organisation: string;
  document: string;
  edition: string;
  section: string;
  clause: string;
  quote: string;
  url: string;
}

export interface Choice {
  title: string;
  value: string;
}

export interface Contact {
  name: string;
  phone: string | null;
  url: string | null;
}

export interface Reply {
  status: "answer" | "not_covered" | "clarify" | "help" | "small_talk" | "off_topic" | "error";
  verdict: Verdict | null;
  text: string;
  citations: Citation[];
  related: Citation[];
  choices: Choice[];
  contacts: Contact[];
}

export interface Opinion {
  helpful: boolean;
  word: string | null;
}

/** Whether a person can judge the reply: it says something about the protocol. */
export function canBeJudged(reply: Reply): boolean {
  return reply.status === "answer" || reply.status === "not_covered";
}

/** Where a citation stands, for a person. */
export function placeOf(cited: Citation): string {
  return `${cited.document} (${cited.edition}), ${cited.section}, ${cited.clause}`;
}
