/* The time that is left to vote, counted down between two messages of the server. */

import { element } from "../dom";
import { TEXT } from "./texts";

export class Clock {
  readonly root = element("p", { class: "clock", role: "timer" });
  #ends: number | null = null;
  #ahead = 0;

  constructor() {
    setInterval(() => this.#tick(), 250);
  }

  /** `ends` in seconds of the server's clock; null takes the clock away. */
  set(ends: number | null, ahead: number): void {
    this.#ends = ends;
    this.#ahead = ahead;
    this.#tick();
  }

  #tick(): void {
    this.root.hidden = this.#ends === null;
    if (this.#ends === null) return;
    const left = Math.max(0, Math.ceil(this.#ends - this.#ahead - Date.now() / 1000));
    const said = left ? `${TEXT.timeLeft} ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : TEXT.timeUp;
    if (this.root.textContent !== said) this.root.textContent = said;
    this.root.toggleAttribute("data-up", left === 0);
  }
}
