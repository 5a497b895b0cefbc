import { sql, type RawBuilder } from 'kysely';

/**
 * The tax that an amount includes, of so many percent; null where it includes none, or nobody can mean the percentage.
 * To twenty decimals, for sums are rounded once.
 */
export const taxIn = (amount: RawBuilder<unknown>, percent: RawBuilder<unknown>) =>
  sql<string | null>`case when ${percent} > 0 and ${percent} < 1000
    then round((${amount} * ${percent} + 0.00000000000000000000) / (100 + ${percent}), 20) end`;

/** What is left of an amount without that tax. */
export const netOf = (amount: RawBuilder<unknown>, percent: RawBuilder<unknown>) =>
  sql<string>`(${amount} - coalesce(${taxIn(amount, percent)}, 0))`;
