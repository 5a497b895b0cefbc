import { describe, expect, test } from '@jest/globals';
import {
  asOne,
  stockChange,
  type StockChange,
  type StockReading,
  type StockUpdate,
} from '../../src/domain/event.ts';
import type { DisruptionNumber, Sku } from '../../src/domain/ids.ts';
import { DisruptionWatch } from '../../src/transports/live/feeds/disruption-watch.ts';
import { Pending } from '../../src/transports/live/feeds/pending.ts';
import { Progress } from '../../src/transports/live/feeds/progress.ts';
import { StockWatch } from '../../src/transports/live/feeds/stock-watch.ts';
import { Watch } from '../../src/transports/live/feeds/watch.ts';
import type { StockPlace } from '../../src/sources/inventory/index.ts';
import type { DisruptionRow } from '../../src/sources/logistics/index.ts';

const never = new AbortController().signal;
const reading = (sku: string, available: number, at: string): StockReading => ({
  sku: sku as Sku,
  levels: JSON.stringify({ W: available }),
  at: new Date(at),
});
const change = (sku: string, previousAvailable: number, available: number): StockChange => ({
  sku: sku as Sku,
  previousAvailable,
  available,
  at: new Date('2026-01-01T00:00:00Z'),
});
const told = (changes: readonly StockChange[]) =>
  changes.map(({ sku, previousAvailable, available }) => `${sku} ${previousAvailable}→${available}`);

describe('an update of stock', () => {
  const update: StockUpdate = {
    sku: 'A' as Sku,
    before: { EAST: 5, WEST: 3 },
    after: { EAST: 2, WEST: 6, NEW: 4 },
    at: new Date('2026-01-01T00:00:00Z'),
  };
  const seen = (...warehouses: string[]) => told([stockChange(update, new Set(warehouses)) ?? []].flat());

  test('is a change of the units in those warehouses that are looked at', () => {
    expect(seen('EAST')).toEqual(['A 5→2']);
    expect(seen('WEST', 'NEW')).toEqual(['A 3→10']);
    expect(told([stockChange(update, null) ?? []].flat())).toEqual(['A 8→12']);
  });

  test('is nothing where units only moved among them', () => {
    expect(seen('EAST', 'WEST')).toEqual([]);
    expect(seen('ELSEWHERE')).toEqual([]);
  });
});

describe('progress through a history', () => {
  const numbers = {
    beginning: 0,
    later: Math.max,
    before: (place: number, milliseconds: number) => place - milliseconds / 1_000,
  };
  const minute = () => new Progress(numbers, 60_000);

  test('goes on behind each page until the round ends', () => {
    const progress = minute();
    progress.continueFrom(40);
    expect(progress.next).toBe(40);
    progress.end(0, 100, 1_000);
    expect(progress.next).not.toBe(100);
  });

  test('begins a minute before the first end, and then where rounds ended a minute ago', () => {
    const progress = minute();
    progress.end(0, 100, 1_000);
    expect(progress.next).toBe(40);
    progress.end(30_000, 150, 1_000);
    expect(progress.next).toBe(40);
    progress.end(60_000, null, 1_000);
    expect(progress.next).toBe(100);
    progress.end(90_000, null, 1_000);
    expect(progress.next).toBe(150);
  });

  test('forgets nothing while there are no rounds', () => {
    const progress = minute();
    progress.end(0, 100, 1_000);
    progress.end(10_000, 200, 1_000);
    const before = progress.next;
    // An hour later, when the source is back, the round that begins now looks at the same again.
    expect(progress.next).toBe(before);
  });

  test('does not run ahead of now, whatever a row says', () => {
    const progress = minute();
    progress.end(0, 1e9, 1_000);
    progress.end(60_000, 1e9, 1_000);
    progress.end(120_000, 1e9, 1_000);
    expect(progress.next).toBe(1_000);
  });
});

describe('the watch of stock', () => {
  const pages: { readings: StockReading[]; last: StockPlace | null; isFull: boolean }[] = [];
  const page = (isFull: boolean, ...readings: StockReading[]) =>
    pages.push({ readings, last: { at: '2026-01-01 00:00:00+00', sku: 'A', warehouse: 'W' }, isFull });
  const watch = () => {
    const made = new StockWatch({
      read: async () => pages.shift() ?? { readings: [], last: null, isFull: false },
      clock: () => new Date('2026-06-01T00:00:00Z'),
    });
    made.begin();
    return made;
  };
  const tick = async (of: StockWatch) =>
    told((await of.tick(never)).changes.flatMap((update) => stockChange(update, null) ?? []));

  test('tells nothing of what was there, over as many pages as it takes', async () => {
    const of = watch();
    page(true, reading('A', 5, '2026-01-01T00:00:00Z'));
    page(false, reading('B', 7, '2026-01-01T00:00:00Z'));
    expect([await tick(of), await tick(of)]).toEqual([[], []]);
    page(false, reading('A', 4, '2026-01-02T00:00:00Z'));
    expect(await tick(of)).toEqual(['A 5→4']);
  });

  test('tells nothing of a count that found the same, nor of the same count again', async () => {
    const of = watch();
    page(false, reading('A', 5, '2026-01-01T00:00:00Z'));
    page(false, reading('A', 5, '2026-01-02T00:00:00Z'));
    page(false, reading('A', 4, '2026-01-03T00:00:00Z'));
    page(false, reading('A', 4, '2026-01-03T00:00:00Z'));
    expect([await tick(of), await tick(of), await tick(of), await tick(of)]).toEqual([[], [], ['A 5→4'], []]);
  });

  test('does not believe a replica that is behind', async () => {
    const of = watch();
    page(false, reading('A', 5, '2026-01-01T00:00:00Z'));
    page(false, reading('A', 4, '2026-01-02T00:00:00Z'));
    page(false, reading('A', 5, '2026-01-01T00:00:00Z'));
    page(false, reading('A', 4, '2026-01-02T00:00:00Z'));
    expect([await tick(of), await tick(of), await tick(of), await tick(of)]).toEqual([[], ['A 5→4'], [], []]);
  });

  test('counts a product that had no stock from 0', async () => {
    const of = watch();
    page(false);
    page(false, reading('NEW', 9, '2026-01-02T00:00:00Z'));
    expect([await tick(of), await tick(of)]).toEqual([[], ['NEW 0→9']]);
  });

  test('tells nobody what changed while nobody listened', async () => {
    const of = watch();
    page(false, reading('A', 5, '2026-01-01T00:00:00Z'));
    await tick(of);
    of.begin();
    page(false, reading('A', 1, '2026-01-02T00:00:00Z'));
    page(false, reading('A', 0, '2026-01-03T00:00:00Z'));
    expect([await tick(of), await tick(of)]).toEqual([[], ['A 1→0']]);
  });
});

describe('the watch of disruptions', () => {
  const rows = (...of: [string, DisruptionRow['severity']][]) =>
    of.map(([number, severity]) => ({ number: number as DisruptionNumber, severity }) as DisruptionRow);
  const ticks = async (...reads: DisruptionRow[][]) => {
    const of = new DisruptionWatch({ read: async () => reads.shift() ?? [], clock: () => new Date() });
    of.begin();
    const announced: string[][] = [];
    for (let left = reads.length; left > 0; left--) {
      const { changes } = await of.tick(never);
      announced.push(
        changes.map(({ disruption, before }) => `${disruption.number} ${before}→${disruption.severity}`),
      );
    }
    return announced;
  };

  test('tells what is new, once, whatever a replica that is behind says', async () => {
    expect(
      await ticks(
        rows(['D1', 'LOW']),
        rows(['D1', 'LOW'], ['D2', 'HIGH']),
        rows(['D1', 'LOW']),
        rows(['D1', 'LOW'], ['D2', 'HIGH']),
      ),
    ).toEqual([[], ['D2 null→HIGH'], [], []]);
  });

  test('tells what has become worse than ever', async () => {
    expect(
      await ticks(rows(['D', 'LOW']), rows(['D', 'HIGH']), rows(['D', 'LOW']), rows(['D', 'HIGH'])),
    ).toEqual([[], ['D LOW→HIGH'], [], []]);
  });
});

describe('what waits for a subscriber', () => {
  const pending = (maximum = 10, below = Infinity) => {
    let coalesced = 0;
    const life = new AbortController();
    const of = new Pending<Sku, StockChange, StockChange>(
      {
        changeOf: (change) => change,
        keyOf: ({ sku }) => sku,
        asOne,
        isDelivered: ({ available }) => available < below,
        maximum,
        onCoalesced: (changes) => (coalesced += changes),
      },
      life.signal,
    );
    const batches = of[Symbol.asyncIterator]();
    return {
      of,
      life,
      next: async () => told((await batches.next()).value ?? []),
      coalesced: () => coalesced,
    };
  };

  test('is one change a product, from the first number to the last', async () => {
    const { of, next, coalesced } = pending();
    of.hear([change('A', 10, 8), change('B', 1, 2)]);
    of.hear([change('A', 8, 3)]);
    expect(await next()).toEqual(['A 10→3', 'B 1→2']);
    expect(coalesced()).toBe(1);
  });

  test('is nothing where all is as it was', async () => {
    const { of, next } = pending();
    of.hear([change('A', 10, 8), change('B', 1, 2)]);
    of.hear([change('A', 8, 10)]);
    expect(await next()).toEqual(['B 1→2']);
  });

  test('is held against the number asked for only when its turn comes', async () => {
    const { of, next } = pending(10, 5);
    of.hear([change('A', 10, 4), change('B', 9, 4)]);
    of.hear([change('A', 4, 7)]);
    expect(await next()).toEqual(['B 9→4']);
  });

  test('is told at most 25 at a time', async () => {
    const { of, next } = pending(1_000);
    of.hear(Array.from({ length: 40 }, (_, n) => change(`P${n}`, 1, 0)));
    expect([(await next()).length, (await next()).length]).toEqual([25, 15]);
  });

  test('ends with an error where it would grow without bound', async () => {
    const { of, next } = pending(2);
    of.hear([change('A', 1, 0), change('B', 1, 0), change('C', 1, 0)]);
    await expect(next()).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'subscriptionPending' },
    });
  });

  test('ends with the subscriber, who may be waiting', async () => {
    const { life, next } = pending();
    const waiting = next();
    life.abort();
    expect(await waiting).toEqual([]);
  });
});

test('a source is looked at while somebody listens, and not otherwise', async () => {
  let looks = 0;
  const watch = new Watch(
    { begin: () => {}, tick: async () => (looks++, { changes: [], goesOn: false }) },
    1,
    () => {},
  );
  const [one, other] = [new AbortController(), new AbortController()];
  await Promise.all([
    watch.listen({ hear: () => {} }, one.signal),
    watch.listen({ hear: () => {} }, other.signal),
  ]);
  expect(looks).toBe(1);
  one.abort();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(looks).toBeGreaterThan(1);
  other.abort();
  const before = looks;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(looks).toBe(before);
});
