import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Every part of the world has dice of its own, made from the world's seed, the name of what is drawn and its index.
 * So order 41 is the same whether it is made first, last or alone, and whatever the others drew.
 */
const worldSeed = 20_261_120;

function stir(state: number, value: number): number {
  let x = Math.imul(state ^ value, 0x9e3779b1);
  x ^= x >>> 15;
  x = Math.imul(x, 0x85ebca77);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae3d);
  return x ^ (x >>> 16);
}

const subjects = new Map<string, number>();

function subjectState(subject: string): number {
  let state = subjects.get(subject);
  if (state === undefined) {
    state = worldSeed;
    for (let i = 0; i < subject.length; i++) state = stir(state, subject.charCodeAt(i) + 256 * i);
    subjects.set(subject, state);
  }
  return state;
}

const range = 4_294_967_296;

/** One number from 0 to below 1 for a subject and index, where whole dice would be too dear. */
export function fraction(subject: string, index: number, other = 0): number {
  return (stir(stir(subjectState(subject), index), other) >>> 0) / range;
}

export class Dice {
  readonly #generator;

  constructor(subject: string, index: number, other = 0) {
    const a = stir(stir(subjectState(subject), index), other);
    const b = stir(a, 1);
    const c = stir(b, 2);
    this.#generator = xoroshiro128plusFromState([a, b, c, stir(c, 3) | 1]);
  }

  /** From 0 to below 1. */
  fraction(): number {
    return (this.#generator.next() >>> 0) / range;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** Like between, but the middle is likelier than the ends. */
  bell(low: number, high: number): number {
    return low + Math.floor(((this.fraction() + this.fraction() + this.fraction()) / 3) * (high - low + 1));
  }

  /** Like between, but small numbers are far likelier. */
  skewed(low: number, high: number): number {
    const x = this.fraction();
    return low + Math.floor(x * x * x * (high - low + 1));
  }

  chance(percent: number): boolean {
    return this.fraction() * 100 < percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** The place in a list of weights. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let rest = this.fraction() * total;
    for (let i = 0; i < weights.length; i++) {
      rest -= weights[i] as number;
      if (rest < 0) return i;
    }
    return weights.length - 1;
  }
}
