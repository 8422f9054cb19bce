/* The HTTP interface of the gateway, as far as a conversation needs it. */

import type { Opinion, Reply } from "./reply";
import { TEXT } from "./texts";

const PATIENCE_MS = 30_000;

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

export class Gateway {
  constructor(readonly origin: string) {}

  open(presets: Presets): Promise<Opened> {
    return this.#call<Opened>("POST", "", presets);
  }

  /** The answer to a message; sent again under the same `delivery` it is the answer that was there already. */
  async say(id: string, text: string, delivery: string): Promise<Reply[]> {
    const path = `/${encodeURIComponent(id)}/messages`;
    return (await this.#call<{ replies: Reply[] }>("POST", path, { text }, { "Idempotency-Key": delivery })).replies;
  }

  async judge(id: string, reply: Reply, opinion: Opinion): Promise<void> {
    const cited = reply.citations[0];
    await this.#call("POST", `/${encodeURIComponent(id)}/feedback`, {
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
      await this.#call("DELETE", `/${encodeURIComponent(id)}`);
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
      return await fetch(`${this.origin}/api/conversations${path}`, {
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

function detailOf(answer: unknown): string {
  const detail = (answer as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" ? detail : TEXT.unreachable;
}
