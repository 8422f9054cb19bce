/* The live screen of a lesson: Server-Sent Events, read with fetch so that the token is in no address.
 *
 * A connection that is lost, or says nothing for too long, is made anew until the lesson is over.
 */

import { createParser } from "eventsource-parser";

const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 3_000;

export interface Listener<View> {
  /** A new screen; `ahead` is how far the server's clock is before ours, in seconds. */
  show(screen: View, ahead: number): void;
  /** The lesson is over, or this token is not of it. */
  over(): void;
  /** Whether there is a connection. */
  connected(isConnected: boolean): void;
}

export function watch<View>(path: string, token: string, listener: Listener<View>): void {
  void keepWatching(path, token, listener);
}

async function keepWatching<View>(path: string, token: string, listener: Listener<View>): Promise<void> {
  let wait = FIRST_WAIT_MS;
  for (;;) {
    const isOver = await read<View>(path, token, {
      ...listener,
      show: (screen, ahead) => {
        wait = FIRST_WAIT_MS;
        listener.connected(true);
        listener.show(screen, ahead);
      },
      over: () => listener.over(),
    });
    if (isOver) return;
    listener.connected(false);
    await pause(wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** Reads until the connection ends; tells whether the lesson is over. */
async function read<View>(path: string, token: string, listener: Listener<View>): Promise<boolean> {
  const ending = new AbortController();
  const quiet = new Alarm(() => ending.abort());
  const offline = (): void => ending.abort();
  window.addEventListener("offline", offline);
  let isOver = false;
  try {
    const response = await fetch(`/api/lessons${path}`, {
      headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream" },
      credentials: "omit",
      cache: "no-store",
      signal: ending.signal,
    });
    if (response.status === 404) {
      listener.over();
      return true;
    }
    if (!response.ok || !response.body) return false;
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === "over") {
          isOver = true;
          listener.over();
        } else if (event === "screen") {
          const told = JSON.parse(data) as { now: number; screen: View };
          listener.show(told.screen, told.now - Date.now() / 1000);
        }
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return isOver;
      quiet.again();
      parser.feed(value);
    }
  } catch {
    return isOver;
  } finally {
    quiet.off();
    window.removeEventListener("offline", offline);
  }
}

/** Waits, but no longer than until the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resume) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resume();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
  });
}

class Alarm {
  #timer: ReturnType<typeof setTimeout>;

  constructor(private readonly ring: () => void) {
    this.#timer = setTimeout(ring, SILENCE_MS);
  }

  again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.ring, SILENCE_MS);
  }

  off(): void {
    clearTimeout(this.#timer);
  }
}
