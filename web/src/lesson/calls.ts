/* Calls to the gateway about a lesson, each with a Dutch sentence when it fails. */

import { Problem } from "../gateway";
import { TEXT } from "./texts";

const PATIENCE_MS = 15_000;

export async function call<Answer = void>(
  method: string,
  path: string,
  options: { token?: string; body?: object } = {},
): Promise<Answer> {
  const response = await reach(method, path, options);
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new Problem(detailOf(answer), response.status);
  return answer as Answer;
}

async function reach(method: string, path: string, options: { token?: string; body?: object }): Promise<Response> {
  const headers: Record<string, string> = {};
  if (options.token) headers["Authorization"] = `Bearer ${options.token}`;
  if (options.body) headers["Content-Type"] = "application/json";
  try {
    return await fetch(`/api/lessons${path}`, {
      method,
      headers,
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(options.body && { body: JSON.stringify(options.body) }),
    });
  } catch {
    throw new Problem(TEXT.unreachable, 0);
  }
}

function detailOf(answer: unknown): string {
  const detail = (answer as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" ? detail : TEXT.unreachable;
}

/** Tries again and again while there is no connection or the server is away; gives up on any other answer. */
export async function insist(work: () => Promise<void>): Promise<void> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 4000)) {
    try {
      return await work();
    } catch (problem) {
      if (!(problem instanceof Problem) || (problem.status !== 0 && problem.status < 500)) throw problem;
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }
}
