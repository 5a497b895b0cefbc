import { pagedStatementsOf } from '../../database/keyset.ts';
import { statementsOf } from '../../database/statement.ts';
import { tables, type LogisticsTables } from './tables.ts';

export const statement = statementsOf<LogisticsTables>('logistics', tables);
export const paged = pagedStatementsOf<LogisticsTables>('logistics', tables);
