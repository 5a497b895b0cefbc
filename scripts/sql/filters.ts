import { placeArgumentNames } from '../../src/domain/place.ts';
import { relationOf, type Catalogue } from '../../src/figures/catalogue.ts';
import type { RegisteredMatchers, Matcher } from '../../src/figures/matcher.ts';
import type { Reader } from '../../src/database/reader.ts';
import { everything, type FigureUse, type KeyQuery } from '../../src/figures/condition.ts';

/** Answers nothing: what is asked is all that is wanted. */
const read: Reader = Object.assign(async () => [], {
  optional: async () => null,
  absent: { known: () => new Set<string>(), find: async () => new Set<string>(), note: () => {} },
});

const page = { size: 1, after: null, before: null, backwards: false };
const all: KeyQuery = { condition: everything, candidates: null, sets: [], imported: new Map() };

/** Asks each source in every way that it can be asked in, by one figure, and for the values of all of them. */
export async function askAll(matchers: readonly RegisteredMatchers[]): Promise<void> {
  const open = matchers.map(({ catalogue, of }) => ({
    catalogue,
    matcher: of(read, new Proxy({}, { get: (_, name) => () => name })),
  }));
  const needs = open.flatMap(({ catalogue: { of, relations } }) =>
    Object.values(relations).flatMap(({ imports }) =>
      imports ? [{ ...imports, of, key: imports.rows, columns: Object.keys(imports.columns), args }] : [],
    ),
  );
  for (const { catalogue, matcher } of open) {
    await askEach(catalogue, matcher);
    const some = needs.filter(({ of, source }) => of === catalogue.of && source === catalogue.source);
    for (const need of some) {
      await matcher.pageRows(need, ['x'], 1);
      const { takes = [] } = relationOf(catalogue, need.rows);
      for (const place of placeArgumentNames.filter((name) => takes.includes(name)))
        await matcher.pageRows({ ...need, args: { ...args, [place]: 'x' } }, ['x'], 1);
      await matcher.rows({ ...need, args: undefined }, null, 1);
      await matcher.estimateRows({ ...need, args: undefined });
    }
  }
}

/** What figures of some days are given. */
const args = { from: 'x', until: 'x' };

async function askEach({ source, owned, figures }: Catalogue, matcher: Matcher): Promise<void> {
  const names = Object.keys(figures);
  const figure = names.find((name) => figures[name]?.from?.length) ?? names[0];
  if (figure === undefined) return;
  const use = { figure };
  const imported = new Map(matcher.needs([use]).map(({ key, columns }) => [key, columns]));
  const query: KeyQuery = {
    ...all,
    imported,
    condition: { kind: 'comparison', source, figure, operator: 'eq', operand: 'x', holds: true },
    candidates: owned ? null : { count: 1, keys: 'x' },
  };
  const valuesOf = (uses: readonly FigureUse[]) => {
    const columnsOfAll = matcher.needs(uses).map(({ key, columns }) => [key, columns] as const);
    return matcher.values({ keys: ['x'], uses, imported: new Map(columnsOfAll) });
  };
  await valuesOf(names.map((name) => ({ figure: name, args })));
  const ofPlaces = names.filter((name) => figures[name]?.ofPlaces);
  for (const place of ofPlaces.length > 0 ? placeArgumentNames : [])
    await valuesOf(ofPlaces.map((name) => ({ figure: name, args: { ...args, [place]: 'x' } })));
  const order = { name: 'order', use, direction: 'asc' } as const;
  await matcher.keys(query, 1);
  await matcher.estimate(query);
  await matcher.page(query, order, page);
  await matcher.told(query, use, 1);
  if (!owned) return;
  await matcher.count(query);
  await matcher.countedPage(query, order, page);
  await matcher.sums(query, { sum: { aggregate: 'sum', use } });
  await matcher.groups(query, { use, unknown: 'x', limit: 1 });
}
