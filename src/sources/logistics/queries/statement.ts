import { pagedStatementsOf } from '../../../database/keyset.ts';
import { statementsOf } from '../../../database/statement.ts';
import type { LogisticsTables } from '../tables.ts';

export const statement = statementsOf<LogisticsTables>('logistics');
export const paged = pagedStatementsOf<LogisticsTables>('logistics');
