/* The HTTP interface of the gateway, as far as a conversation needs it. */

const UNREACHABLE = "De assistent is niet bereikbaar. Kijk of je internet hebt en probeer het opnieuw.";

/** A failure with a Dutch sentence for the person. */
export class Problem extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

export class Conversation {
  #id = null;

  get isOpen() {
    return this.#id !== null;
  }

  /** Opens the conversation; gives its greeting. */
  async open(school, role) {
    const answer = await call("POST", "/api/conversations", { school: school || null, role: role || null });
    this.#id = answer.id;
    return answer.replies;
  }

  /** Says something; gives the replies. A conversation that is over is forgotten, so that the next message opens a new one. */
  async say(text) {
    try {
      return (await call("POST", `${this.#address()}/messages`, { text })).replies;
    } catch (problem) {
      if (problem.status === 404) this.#id = null;
      throw problem;
    }
  }

  /** Removes the conversation everywhere. */
  async remove() {
    if (!this.isOpen) return;
    try {
      await call("DELETE", this.#address());
    } catch (problem) {
      if (problem.status !== 404) throw problem;
    }
    this.#id = null;
  }

  #address() {
    return `/api/conversations/${encodeURIComponent(this.#id)}`;
  }
}

async function call(method, address, body) {
  let response;
  try {
    response = await fetch(address, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Problem(UNREACHABLE, 0);
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(answer.detail ?? UNREACHABLE, response.status);
  return answer;
}
