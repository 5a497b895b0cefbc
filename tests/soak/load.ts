import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../../sample-data/random.ts';
import { disturbedBetween, judge, type Disturbance, type Verdict } from './judge.ts';
import type { SoakQuery } from './queries.ts';
import { requestTimeout, statementTimeout, type Answer, type Server } from './server.ts';

const clients = 16;
const meanPause = 300;
/** Of a hundred requests, those whose client leaves before the answer. */
const leavingPercent = 3;
const hangs = requestTimeout + statementTimeout;

export class Load {
  readonly counts = { whole: 0, partial: 0, unexplained: 0, wrong: 0, left: 0, hung: 0, failed: 0 };
  readonly examples: string[] = [];
  /** How long each request took that was waited for. */
  readonly milliseconds: number[] = [];
  readonly asked = new Map<string, number>();
  readonly #expected = new Map<SoakQuery, Promise<Answer>>();
  readonly #server: Server;
  readonly #reference: Server;
  readonly #disturbances: readonly Disturbance[];
  #stopped = false;
  #running: Promise<void>[] = [];

  /** Answers of `server` are held against those of `reference`, which nothing happens to. */
  constructor(server: Server, reference: Server, disturbances: readonly Disturbance[]) {
    this.#server = server;
    this.#reference = reference;
    this.#disturbances = disturbances;
  }

  start(questions: readonly SoakQuery[], seed: number): void {
    this.#running = Array.from({ length: clients }, (_, client) =>
      this.#client(questions, new Dice('soak client', seed, client)),
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  async #client(questions: readonly SoakQuery[], dice: Dice): Promise<void> {
    while (!this.#stopped) {
      const question = dice.pick(questions);
      if (dice.chance(leavingPercent)) await this.#leave(question, dice.between(0, 100));
      else
        await this.#ask(question).catch((error: unknown) =>
          this.#count('failed', question, `the reference: ${String(error)}`),
        );
      await sleep(dice.between(0, 2 * meanPause));
    }
  }

  async #ask(question: SoakQuery): Promise<void> {
    // The undisturbed answer first, so that it costs no time between question and verdict.
    const expected = await this.#expect(question);
    const from = performance.now();
    this.asked.set(question.operation, (this.asked.get(question.operation) ?? 0) + 1);
    const answer = await this.#answerOf(question, hangs);
    const until = performance.now();
    if (typeof answer === 'string') return this.#count(answer, question, 'no answer');
    this.milliseconds.push(until - from);
    const disturbed = disturbedBetween(this.#disturbances, from, until);
    let verdict = judge(expected, answer, disturbed);
    // Time has gone on since the reference was asked: it may say otherwise by now.
    if (verdict.kind === 'wrong') verdict = judge(await this.#expect(question, true), answer, disturbed);
    this.#count(verdict.kind, question, 'why' in verdict ? verdict.why : '');
  }

  async #leave(question: SoakQuery, after: number): Promise<void> {
    await this.#answerOf(question, after);
    this.counts.left++;
  }

  async #answerOf(question: SoakQuery, milliseconds: number): Promise<Answer | 'hung' | 'failed'> {
    try {
      return await this.#server.ask(question, AbortSignal.timeout(milliseconds));
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'hung' : 'failed';
    }
  }

  #expect(question: SoakQuery, anew = false): Promise<Answer> {
    const known = anew ? undefined : this.#expected.get(question);
    if (known) return known;
    const expected = this.#reference.ask(question);
    this.#expected.set(question, expected);
    return expected;
  }

  #count(kind: Verdict['kind'] | 'hung' | 'failed', question: SoakQuery, why: string): void {
    this.counts[kind]++;
    const example = `${kind}: ${question.operation} ${JSON.stringify(question.variables)}: ${why}`;
    if (kind === 'whole' || kind === 'partial' || this.examples.length >= 10) return;
    if (!this.examples.includes(example)) this.examples.push(example);
  }
}
