/** What is worked on without a pause, in milliseconds. */
const sliceMs = 5;
/** What a burst may work for before another has its turn, so that short ones end in the order in which they come. */
const turnMs = 2;
/** Looking at the clock for each value would cost as much as many of them. */
const mostAtOnce = 8;
const quickMs = 0.5;

/** What one event sets off, such as the answer of a database: values to hand out, and what waits until all are. */
class Burst {
  readonly #values: (() => void)[] = [];
  #next = 0;
  /** How many are handed out between two looks at the clock: twice as many as before while that is quick. */
  #atOnce = 1;
  #begunAt = 0;
  /** How long its turn has been. */
  #workedMs = 0;
  #over: PromiseWithResolvers<void> | undefined;

  get over(): Promise<void> {
    return (this.#over ??= Promise.withResolvers<void>()).promise;
  }

  get isHandedOut(): boolean {
    return this.#next === this.#values.length;
  }

  add(settle: () => void): void {
    this.#values.push(settle);
  }

  handOutNext(): void {
    this.#begunAt = performance.now();
    const until = Math.min(this.#next + this.#atOnce, this.#values.length);
    for (; this.#next < until; this.#next += 1) this.#values[this.#next]?.();
  }

  /** All that follows from what was handed out has been done; says whether others have their turn now. */
  noteDone(): boolean {
    const took = performance.now() - this.#begunAt;
    this.#atOnce = took < quickMs ? Math.min(this.#atOnce * 2, mostAtOnce) : Math.ceil(this.#atOnce / 4);
    this.#workedMs += took;
    if (this.#workedMs < turnMs) return false;
    this.#workedMs = 0;
    return true;
  }

  end(): void {
    this.#over?.resolve();
  }
}

/** The burst that the code which runs now belongs to, until all promises that can settle have. */
let current: Burst | undefined;
/** Those that can go on, in turn, so that nobody waits for all that another sets off. */
const ready: Burst[] = [];
let isGoingOn = false;
/** When the slice of this turn of the event loop ends; null before it begins. */
let sliceEnds: number | null = null;

/** Whether this turn of the event loop has worked for long enough, whoever for. */
function isSliceOver(): boolean {
  const now = performance.now();
  if (sliceEnds === null) {
    sliceEnds = now + sliceMs;
    setImmediate(beginTurn);
  }
  return now >= sliceEnds;
}

function beginTurn(): void {
  sliceEnds = null;
  if (!isGoingOn) goOn();
}

function currentBurst(): Burst {
  if (!current) {
    const burst = (current = new Burst());
    queueMicrotask(() =>
      process.nextTick(() => {
        settled(burst, true);
        if (!isGoingOn) goOn();
      }),
    );
  }
  return current;
}

/** All promises that could settle have. */
function settled(burst: Burst, isTurnOver: boolean): void {
  current = undefined;
  // What waits for the end of a burst costs no time, and may keep a database at work meanwhile.
  if (burst.isHandedOut || !isTurnOver) ready.unshift(burst);
  else ready.push(burst);
}

function goOn(): void {
  const burst = ready[0];
  isGoingOn = burst !== undefined && (burst.isHandedOut || !isSliceOver());
  if (!burst || !isGoingOn) return;
  ready.shift();
  // After all ticks that others have left, which are none of the burst's.
  queueMicrotask(() => {
    if (burst.isHandedOut) {
      burst.end();
      process.nextTick(goOn);
    } else {
      current = burst;
      burst.handOutNext();
      process.nextTick(() => {
        settled(burst, burst.noteDone());
        goOn();
      });
    }
  });
}

/**
 * Settles a promise that others wait for, soon: one after the other, each with all that follows from it, and other
 * requests in between.
 */
export const handOut = (settle: () => void): void => currentBurst().add(settle);

/** A promise that many wait for, for one of them. */
export const handedOut = <Value>(value: Promise<Value>): Promise<Value> =>
  new Promise((resolve) => {
    const settle = () => handOut(() => resolve(value));
    value.then(settle, settle);
  });

/** Waits until all has been handed out that comes of the same event: what is asked for until then can be asked as one. */
export const allHandedOut = (): Promise<void> => currentBurst().over;

/** Waits for the next turn of the event loop, and lets others go on: for work that hands out nothing. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** The items of a list, those as promises that are for a later turn of the event loop when they are reached. */
export function* inSlices<Item>(items: Iterable<Item>): Generator<Item | Promise<Item>, void, undefined> {
  for (const item of items)
    yield item instanceof Promise || !isSliceOver()
      ? item
      : new Promise<Item>((resolve) => handOut(() => resolve(item)));
}

/**
 * A timer on the event loop, and by how much it is late each time: then the process stood still. Whoever is first to
 * run after that learns of it, be it the timer itself or somebody who looks: of several timers that are due after a
 * stop, ours need not be the first.
 */
export class EventLoopLag {
  readonly #milliseconds: number;
  readonly #onLate: (milliseconds: number) => void;
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();
  #late = 0;

  constructor(milliseconds: number, onLate: (milliseconds: number) => void = () => {}) {
    this.#milliseconds = milliseconds;
    this.#onLate = onLate;
    this.#timer = setInterval(() => this.look(), milliseconds).unref();
  }

  look(): void {
    const now = performance.now();
    const late = now - this.#last - this.#milliseconds;
    this.#last = now;
    if (late <= 0) return;
    this.#late += late;
    this.#onLate(late);
  }

  /** In milliseconds, since it was made. */
  get late(): number {
    this.look();
    return this.#late;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
