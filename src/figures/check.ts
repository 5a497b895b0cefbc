import { sql, type RawBuilder } from 'kysely';
import { Placeholder, statementsOf } from '../database/statement.ts';
import type { Catalogue, Values } from './catalogue.ts';

const any = (name: string) => sql`${new Placeholder(name)}`;
const values: Values = { column: (_, name) => sql.ref(name), own: (name) => sql.ref(name), parameter: any };

/** Texts of filters are put together for callers: what no statement may be made of is refused here, at start. */
export function checkFragments({ source, of, tables, relations, figures }: Catalogue): void {
  const statement = statementsOf<unknown>(source, tables);
  const check = (name: string, fragment?: RawBuilder<unknown>) =>
    fragment && statement(`${of} ${name}`, (db) => ({ compile: () => fragment.compile(db) as never }));
  for (const [name, { rows }] of Object.entries(relations)) {
    const scope = { within: () => sql<boolean>`true`, parameter: any, given: any, brought: sql`brought` };
    let hasOptional = false;
    check(`rows ${name}`, rows?.({ ...scope, has: () => (hasOptional = true) }));
    if (hasOptional) check(`rows ${name} without optional tables`, rows?.({ ...scope, has: () => false }));
  }
  for (const [name, { value, known, shown = {} }] of Object.entries(figures)) {
    check(`value ${name}`, value(values));
    check(`value ${name}, where known`, known?.(values));
    for (const [part, column] of Object.entries(shown)) check(`value ${name}, ${part}`, column.value(values));
  }
}
