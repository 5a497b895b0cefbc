import { sql, type RawBuilder } from 'kysely';
import { Placeholder } from '../database/sql-parts.ts';
import { statementsOf, typedValue } from '../database/statement.ts';
import type { Catalogue, Values } from './catalogue.ts';

const placeholder = (name: string) => sql`${new Placeholder(name)}`;
const parameter =
  (isFew: boolean): Values['parameter'] =>
  (name, type) =>
    typedValue(new Placeholder(name), type, isFew);
const values: Values = {
  column: (_, name) => sql.ref(name),
  own: (name) => sql.ref(name),
  parameter: parameter(false),
};

/** Texts of filters are put together for callers: what no statement may be made of is refused here, at start. */
export function checkFragments({ source, of, tables, relations, figures }: Catalogue): void {
  const statement = statementsOf<unknown>(source, tables);
  const check = (name: string, fragment?: RawBuilder<unknown>) =>
    fragment && statement(`${of} ${name}`, (db) => ({ compile: () => fragment.compile(db) as never }));
  for (const [name, { rows }] of Object.entries(relations)) {
    const scope = {
      within: () => sql<boolean>`true`,
      argument: placeholder,
      imported: sql`imported`,
    };
    // Written another way only where it asks for what may be otherwise.
    const asks = { has: false, isFew: false, given: new Set<string>() };
    const read = (of: string, has: boolean, isFew: boolean, argument?: string) => {
      const own = {
        parameter: parameter(isFew),
        has: () => ((asks.has = true), has),
        given: (name: string) => (asks.given.add(name), name === argument),
        get isFew() {
          asks.isFew = true;
          return isFew;
        },
      };
      check(`rows ${name}${of}`, rows?.(Object.assign(own, scope)));
    };
    read('', true, false);
    if (asks.has) read(' without optional tables', false, false);
    if (asks.isFew) read(' of a page', true, true);
    for (const argument of asks.given) read(` by ${argument}`, true, false, argument);
  }
  for (const [name, { value, known, shown = {} }] of Object.entries(figures)) {
    check(`value ${name}`, value(values));
    check(`value ${name}, where known`, known?.(values));
    for (const [part, column] of Object.entries(shown)) check(`value ${name}, ${part}`, column.value(values));
  }
}
