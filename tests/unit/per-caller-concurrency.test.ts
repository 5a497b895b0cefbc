import { expect, test } from '@jest/globals';
import { PerCallerConcurrency } from '../../src/database/interceptors/per-caller-concurrency.ts';

/** Work that is begun, and ends when it is told to. */
function works() {
  const running: { readonly name: string; readonly end: () => void }[] = [];
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      const one = { name, end: () => (running.splice(running.indexOf(one), 1), resolve(name)) };
      running.push(one);
    });
  return { work, running, names: () => running.map(({ name }) => name).toSorted() };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('one caller gets a part of the places, and another is served beside it', async () => {
  const places = new PerCallerConcurrency({ all: 4, each: 3 });
  const { work, running, names } = works();
  const flood = Array.from({ length: 9 }, (_, n) => places.execute('flood', work(`flood ${n}`)));
  await settled();
  expect(names()).toEqual(['flood 0', 'flood 1', 'flood 2']);
  const other = places.execute('other', work('other'));
  await settled();
  expect(names()).toEqual(['flood 0', 'flood 1', 'flood 2', 'other']);
  while (running.length > 0) {
    running[0]?.end();
    await settled();
  }
  expect(await Promise.all([...flood, other])).toHaveLength(10);
});

test('no more run than there are places, and who waits longest comes next', async () => {
  const places = new PerCallerConcurrency({ all: 2, each: 2 });
  const { work, running, names } = works();
  const all = ['a', 'b', 'c', 'd'].map((name) => places.execute(name, work(name)));
  await settled();
  expect(names()).toEqual(['a', 'b']);
  running[0]?.end();
  await settled();
  expect(names()).toEqual(['b', 'c']);
  while (running.length > 0) {
    running[0]?.end();
    await settled();
  }
  await Promise.all(all);
});

test('work that fails gives its place back', async () => {
  const places = new PerCallerConcurrency({ all: 1, each: 1 });
  const failing = places.execute('a', () => Promise.reject(new Error('No.')));
  await expect(failing).rejects.toThrow('No.');
  expect(await places.execute('a', async () => 'yes')).toBe('yes');
});
