/* The HTTP interface of the gateway, as far as a conversation needs it. */

import type { Opinion, Reply } from "./reply";
import { TEXT } from "./texts";

const PATIENCE_MS = 30_000;
const CONVERSATIONS = "/conversations";

/** A failure with a Dutch sentence for the person; `status` is 0 when there was no answer at all. */
export class Problem extends Error {
  constructor(
    sentence: string,
    readonly status: number,
  ) {
    super(sentence);
  }
}

export interface Presets {
  school: string | null;
  role: string | null;
}

interface Opened {
  id: string;
  replies: Reply[];
}

/** The answer to a message; `removed` says that the conversation is no more. */
export interface Said {
  replies: Reply[];
  removed: boolean;
}

export class Gateway {
  constructor(readonly origin: string) {}

  open(presets: Presets): Promise<Opened> {
    return this.#call<Opened>("POST", CONVERSATIONS, presets);
  }

  /** The answer to a message; sent again under the same `delivery` it is the answer that was there already. */
  say(id: string, text: string, delivery: string): Promise<Said> {
    return this.#call<Said>("POST", `${pathOf(id)}/messages`, { text }, { "Idempotency-Key": delivery });
  }

  /** Help for who cannot begin a conversation; nothing when `text` is no cry for help. */
  async help(text: string, { school, role }: Presets): Promise<Reply[]> {
    return (await this.#call<Said>("POST", "/help", { text, school, role })).replies;
  }

  async judge(id: string, reply: Reply, opinion: Opinion): Promise<void> {
    const cited = reply.citations[0];
    await this.#call("POST", `${pathOf(id)}/feedback`, {
      ...opinion,
      status: reply.status,
      verdict: reply.verdict,
      school: cited?.school ?? null,
      clause: cited?.clause ?? null,
    });
  }

  /** Removes the conversation everywhere; one that is not there any more is removed already. */
  async remove(id: string): Promise<void> {
    try {
      await this.#call("DELETE", pathOf(id));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
    }
  }

  async #call<Answer>(method: string, path: string, body?: object, named?: Record<string, string>): Promise<Answer> {
    const response = await this.#fetch(method, path, body, named);
    if (response.status === 204) return undefined as Answer;
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok || answer === null) throw new Problem(detailOf(answer), response.status);
    return answer as Answer;
  }

  async #fetch(method: string, path: string, body?: object, named?: Record<string, string>): Promise<Response> {
    try {
      return await fetch(`${this.origin}/api${path}`, {
        method,
        ...(body && { headers: { "Content-Type": "application/json", ...named }, body: JSON.stringify(body) }),
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (error) {
      const isSlow = error instanceof DOMException && error.name === "TimeoutError";
      throw new Problem(isSlow ? TEXT.slow : TEXT.unreachable, 0);
    }
  }
}

function pathOf(id: string): string {
  return `${CONVERSATIONS}/${encodeURIComponent(id)}`;
}

function detailOf(answer: unknown): string {
  const detail = (answer as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" ? detail : TEXT.unreachable;
}
