import { sql, type RawBuilder } from 'kysely';
import type { SqlType, Values } from '../../../figures/catalogue.ts';
import { currenciesByDecimals } from '../../../domain/money.ts';
import { ifAllowed } from '../terms.ts';

const array = (words: readonly string[]) => sql`array[${sql.join(words.map((word) => sql.lit(word)))}]`;

/**
 * An amount of a summary as people write it: the column counts the smallest coins of the summary's currency. Nearly all
 * have two decimals, which is looked at first, for this is worked out of a million rows.
 */
export function amount({ column }: Values, minor: string): RawBuilder<unknown> {
  const currency = column('summary', 'currency');
  const unlike = currenciesByDecimals.flatMap(([, currencies]) => currencies);
  const coins = currenciesByDecimals.map(
    ([decimals, currencies]) =>
      sql`when ${currency} = any(${array(currencies)}) then ${sql.raw(`1e-${decimals}`)}`,
  );
  return sql`${column('summary', minor)} * case when ${currency} <> all(${array(unlike)}) then 0.01 ${sql.join(coins, sql` `)} end`;
}

/** A column of the customer's own row. */
export const own = <Type extends SqlType>(name: string, type: Type) => ({
  type,
  value: (values: Values) => values.own(name),
});

/** A column of what is summed up of the customer. */
export const summed = <Type extends SqlType>(name: string, type: Type) => ({
  type,
  from: ['summary'],
  value: ({ column }: Values) => column('summary', name),
});

/** The same, of customers who let us profile. */
export const allowed = <Type extends SqlType>(name: string, type: Type) => ({
  ...summed(name, type),
  value: ({ own, column }: Values) => ifAllowed(own('consent_profiling'), column('summary', name)),
});
