/* The conversation: what is sent, what comes back, what is kept, and what happens when something fails. */

import type { Deeds } from "./bubble";
import { Problem, type Gateway, type Presets, type Said } from "./gateway";
import type { Memory } from "./memory";
import type { Panel } from "./panel";
import { plainText } from "./plain";
import type { Choice, Opinion, Reply } from "./reply";
import { TEXT } from "./texts";
import { newDelivery, type AssistantTurn, type Turn, type VisitorTurn } from "./turn";

export class Talk implements Deeds {
  #presets: Presets = { school: null, role: null };
  #id: string | null = null;
  #turns: Turn[] = [];
  #isBusy = false;
  /** Resolves when what is going on is done. */
  #free: Promise<void> = Promise.resolve();
  /** What waits to be sent. */
  #next: Choice | null = null;
  /** Whether the tab may remember: only after the visitor opened or said something. */
  #mayRemember = false;

  constructor(
    private readonly gateway: Gateway,
    private readonly memory: Memory,
    private readonly panel: () => Panel,
    private readonly isOpen: () => boolean,
  ) {}

  get origin(): string {
    return this.gateway.origin;
  }

  get hasBegun(): boolean {
    return this.#id !== null;
  }

  get presets(): Presets {
    return this.#presets;
  }

  /** Another school or role is another conversation: answers from the old one would be about the wrong rules. */
  set presets(now: Presets) {
    const isSame = now.school === this.#presets.school && now.role === this.#presets.role;
    this.#presets = now;
    if (!isSame && (this.hasBegun || this.#isBusy)) void this.#renew();
  }

  /** Shows again what the tab remembers, if it is of this school and role; tells whether the panel was open. */
  restore(): boolean {
    const kept = this.memory.load();
    if (!kept) return false;
    this.#mayRemember = true;
    this.#turns = kept.turns;
    for (const turn of kept.turns) this.panel().add(turn);
    this.panel().input.value = kept.draft;
    const { school, role } = this.#presets;
    this.#presets = { school: school ?? kept.presets.school, role: role ?? kept.presets.role };
    if (this.#presets.school === kept.presets.school && this.#presets.role === kept.presets.role) {
      this.#id = kept.id;
    } else {
      this.#show({ by: "note", text: TEXT.anew });
      const old = kept.id;
      if (old !== null) void this.#catching(() => this.gateway.remove(old));
    }
    return kept.isOpen;
  }

  /** Scrolls to what was said last. */
  revealLast(): void {
    const last = this.#turns.at(-1);
    if (last) this.panel().reveal(last);
  }

  /** From now on the tab may remember. */
  keep(): void {
    this.#mayRemember = true;
    this.remember();
  }

  remember(): void {
    if (!this.#mayRemember) return;
    const draft = this.panel().input.value;
    this.memory.save({ presets: this.#presets, id: this.#id, turns: this.#turns, draft, isOpen: this.isOpen() });
  }

  /** Begins the conversation when there is none, so that the greeting is there. */
  greet(): Promise<void> {
    return this.#busily(TEXT.starting, async () => {
      if (!this.hasBegun) await this.#begin();
    });
  }

  send(text: string): void {
    this.choose({ title: text, value: text });
  }

  /** Sends a choice. While something goes on, one can wait; what comes after it stays in the field. */
  choose(choice: Choice): void {
    if (this.#next) return;
    if (this.panel().input.value.trim() === choice.title) this.panel().input.value = "";
    this.#next = choice;
    void this.#busily(TEXT.working, async () => {
      this.#next = null;
      this.#mayRemember = true;
      const turn: VisitorTurn = { by: "visitor", text: choice.title, value: choice.value, delivery: newDelivery() };
      const isFirst = !this.hasBegun;
      if (!isFirst) this.#show(turn);
      await this.#deliver(turn, isFirst);
    });
  }

  retry(turn: VisitorTurn): void {
    if (this.#isBusy) return;
    this.panel().input.focus();
    delete turn.failure;
    this.panel().mark(turn);
    void this.#busily(TEXT.working, () => this.#deliver(turn, false));
  }

  /** A new conversation; the old one is removed, its words stay to be read. */
  anew(): void {
    this.panel().input.focus();
    void this.#renew();
  }

  /** Removes the conversation everywhere. */
  erase(): Promise<void> {
    return this.#busily(TEXT.erasing, async () => {
      if (this.#id !== null) await this.gateway.remove(this.#id);
      this.#clear();
      this.panel().input.value = "";
      this.panel().input.focus();
      return TEXT.erased;
    });
  }

  /** Nothing of it is left here. */
  #clear(): void {
    this.#id = null;
    this.#turns = [];
    this.memory.clear();
    this.#mayRemember = false;
    this.panel().clear();
  }

  judge(_turn: AssistantTurn, opinion: Opinion): void {
    const id = this.#id;
    if (id === null) return;
    void this.#catching(async () => {
      await this.gateway.judge(id, _turn.reply, opinion);
      this.panel().tell(TEXT.thanks);
      this.remember();
    });
  }

  copy(reply: Reply): void {
    // only secure pages have a clipboard
    const copied = navigator.clipboard?.writeText(plainText(reply, this.origin)) ?? Promise.reject();
    copied.then(
      () => this.panel().tell(TEXT.copied),
      () => this.panel().tell(TEXT.notCopied),
    );
  }

  #renew(): Promise<void> {
    return this.#busily(TEXT.starting, async () => {
      const old = this.#id;
      this.#id = null;
      if (old !== null) {
        this.#show({ by: "note", text: TEXT.anew });
        await this.#catching(() => this.gateway.remove(old));
      }
      await this.#begin();
    });
  }

  async #begin(): Promise<void> {
    const opened = await this.gateway.open(this.#presets);
    this.#id = opened.id;
    this.#answer(opened.replies);
  }

  /** Sends a message. When that fails it stays in the log, with the reason and a way to try again. */
  async #deliver(turn: VisitorTurn, isNew: boolean): Promise<void> {
    try {
      if (!this.hasBegun) await this.#begin();
      if (isNew) this.#show(turn);
      const said = await this.#say(turn);
      if (said.removed) this.#clear();
      this.#answer(said.replies, said.removed ? undefined : turn);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      turn.failure = problem.message;
      if (isNew && !this.#turns.includes(turn)) this.#show(turn);
      else this.panel().mark(turn);
      this.remember();
      if (!this.hasBegun && problem.status !== 0) await this.#helpAlone(turn);
    }
  }

  /** A cry for help gets help, also when no conversation can begin. */
  async #helpAlone({ value }: VisitorTurn): Promise<void> {
    const help = await this.gateway.help(value, this.#presets);
    if (help.length) this.#answer(help);
  }

  /** A conversation that the gateway does not know any more goes on as a new one. */
  async #say({ value, delivery }: VisitorTurn): Promise<Said> {
    try {
      return await this.gateway.say(this.#id ?? "", value, delivery);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
      this.#id = null;
      const opened = await this.gateway.open(this.#presets);
      this.#id = opened.id;
      this.#show({ by: "note", text: TEXT.over });
      return await this.gateway.say(opened.id, value, delivery);
    }
  }

  #answer(replies: Reply[], asked?: Turn): void {
    const turns = replies.map((reply): AssistantTurn => ({ by: "assistant", reply }));
    for (const turn of turns) this.#show(turn);
    const first = asked ?? turns[0];
    if (first) this.panel().reveal(first);
  }

  #show(turn: Turn): void {
    this.#turns.push(turn);
    this.panel().add(turn);
    this.panel().reveal(turn);
    this.remember();
  }

  /** Does one thing after the other, and says so meanwhile; `work` may give a sentence for afterwards. */
  #busily(sentence: string, work: () => Promise<string | void>): Promise<void> {
    const done = this.#free.then(() => this.#do(sentence, work));
    this.#free = done.catch(() => undefined); // a fault is reported once, by `done`
    return done;
  }

  async #do(sentence: string, work: () => Promise<string | void>): Promise<void> {
    this.#isBusy = true;
    this.panel().working(sentence);
    try {
      const last = await this.#catching(work);
      this.panel().working(null);
      if (last) this.panel().tell(last);
    } finally {
      this.#isBusy = false;
    }
  }

  async #catching(work: () => Promise<string | void>): Promise<string | void> {
    try {
      return await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.panel().warn(problem.message);
    }
  }
}
