/* What is said in a conversation, as it is shown and as it is kept in the tab. */

import type { Reply } from "./reply";

export interface VisitorTurn {
  by: "visitor";
  text: string;
  /** What is sent: the text, or the value of a choice. */
  value: string;
  /** Names this message for the gateway: sent again, it is not answered twice. */
  delivery: string;
  /** Why it was not sent, in Dutch. */
  failure?: string;
}

export interface AssistantTurn {
  by: "assistant";
  reply: Reply;
  /** Whether the visitor said what the answer was worth. */
  judged?: boolean;
}

export interface NoteTurn {
  by: "note";
  text: string;
}

/** A name that no other message has. Not `crypto.randomUUID`: only secure pages have that. */
export function newDelivery(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}

export type Turn = VisitorTurn | AssistantTurn | NoteTurn;
