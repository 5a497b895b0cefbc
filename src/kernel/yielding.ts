/** What is worked on without a pause, in milliseconds. */
const sliceMs = 5;

/** What one event sets off, such as the answer of a database: values to hand out, and what waits until all are. */
class Burst {
  readonly #values: (() => void)[] = [];
  #next = 0;
  readonly #over = Promise.withResolvers<void>();

  get over(): Promise<void> {
    return this.#over.promise;
  }

  get isHandedOut(): boolean {
    return this.#next === this.#values.length;
  }

  add(settle: () => void): void {
    this.#values.push(settle);
  }

  handOutNext(): void {
    this.#values[this.#next]?.();
    this.#next += 1;
  }

  end(): void {
    this.#over.resolve();
  }
}

/** The burst that the code which runs now belongs to, until all promises that can settle have. */
let current: Burst | undefined;
/** Those that can go on, in turn: a value of each, so that nobody waits for all that another sets off. */
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
        settled(burst);
        if (!isGoingOn) goOn();
      }),
    );
  }
  return current;
}

/** All promises that could settle have. */
function settled(burst: Burst): void {
  current = undefined;
  // What waits for the end of a burst costs no time, and may keep a database at work meanwhile.
  if (burst.isHandedOut) ready.unshift(burst);
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
        settled(burst);
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

/** The items of a list, those as promises that are for a later turn of the event loop when they are reached. */
export function* inSlices<Item>(items: Iterable<Item>): Generator<Item | Promise<Item>, void, undefined> {
  for (const item of items)
    yield item instanceof Promise || !isSliceOver()
      ? item
      : new Promise<Item>((resolve) => handOut(() => resolve(item)));
}
