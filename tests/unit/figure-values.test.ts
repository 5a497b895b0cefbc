import { describe, expect, test } from '@jest/globals';
import type { Entity, FilterSource } from '../../src/figures/entity.ts';
import type { ValueQuery } from '../../src/figures/value-statements.ts';
import { FigureValues } from '../../src/figures/values.ts';

/** Figures of a source that answers with these values, and the keys that each of its statements asked for. */
function figuresOf(answer: (query: ValueQuery) => ReturnType<FilterSource['values']>) {
  const asked: (readonly string[])[] = [];
  const source: Partial<FilterSource> = {
    needs: () => [],
    values: (query) => {
      asked.push(query.keys);
      return answer(query);
    },
  };
  const entity: Entity = { owner: 'inventory', key: 'sku', source: () => source as FilterSource };
  return { values: new FigureValues(entity, (figure) => ({ figure, source: 'inventory' })), asked };
}

const lengths = async ({ keys }: ValueQuery) => new Map(keys.map((key) => [key, [key.length]]));
const shown = (value: unknown) => value;

describe('Figures that are loaded ahead', () => {
  test('are read at once, and what has not come is promised', async () => {
    const { values, asked } = figuresOf(lengths);
    await values.loadAhead(['a', 'bb'], 'length');
    expect(['a', 'bb'].map((key) => values.read(key, 'length', shown))).toEqual([1, 2]);
    const late = values.read('ccc', 'length', shown);
    expect(late).toBeInstanceOf(Promise);
    expect(await late).toBe(3);
    expect(asked).toEqual([['a', 'bb'], ['ccc']]);
  });

  test('are asked for once by all who want them before they have come', async () => {
    const answer = Promise.withResolvers<void>();
    const { values, asked } = figuresOf(async (query) => {
      await answer.promise;
      return lengths(query);
    });
    const ahead = values.loadAhead(['a', 'bb'], 'length');
    await new Promise(setImmediate);
    const read = values.read('bb', 'length', shown);
    await new Promise(setImmediate);
    answer.resolve();
    expect(await read).toBe(2);
    await ahead;
    expect(asked).toEqual([['a', 'bb']]);
  });

  test('tell each reader why they cannot come, and loading ahead does not fail for it', async () => {
    const { values } = figuresOf(() => Promise.reject(new Error('The source is down.')));
    await values.loadAhead(['a'], 'length');
    await expect(values.read('a', 'length', shown)).rejects.toThrow('The source is down.');
  });
});
