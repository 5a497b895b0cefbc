import { pagedStatementsOf } from '../../database/keyset.ts';
import { statementsOf } from '../../database/statement.ts';
import { tables, type CogsTables } from './tables.ts';

export const statement = statementsOf<CogsTables>('cogs', tables);
export const paged = pagedStatementsOf<CogsTables>('cogs', tables);
