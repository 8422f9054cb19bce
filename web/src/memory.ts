/* What a tab remembers of its conversation over a reload. Nothing is written before the visitor begins. */

import type { Presets } from "./gateway";
import type { Turn } from "./turn";

export interface Remembered {
  presets: Presets;
  id: string | null;
  turns: Turn[];
  draft: string;
  isOpen: boolean;
}

export class Memory {
  readonly #key: string;

  /** `name` keeps apart what must not be read in the same tab: one lesson and the next. */
  constructor(origin: string, name: string) {
    this.#key = `protocol-chat ${origin} ${name}`.trim();
  }

  /** What was kept; null when there is nothing, or nothing that can be read. */
  load(): Remembered | null {
    const kept = this.#storage()?.getItem(this.#key);
    if (!kept) return null;
    try {
      const found = JSON.parse(kept) as Remembered;
      return Array.isArray(found.turns) && found.presets ? found : null;
    } catch {
      return null;
    }
  }

  save(now: Remembered): void {
    try {
      this.#storage()?.setItem(this.#key, JSON.stringify(now));
    } catch {
      // the storage is full: the conversation goes on, it only will not survive a reload
    }
  }

  clear(): void {
    this.#storage()?.removeItem(this.#key);
  }

  /** A browser that blocks storage throws when it is asked for. */
  #storage(): Storage | null {
    try {
      return sessionStorage;
    } catch {
      return null;
    }
  }
}
