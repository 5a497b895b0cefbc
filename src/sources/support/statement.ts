import { pagedStatementsOf } from '../../database/keyset.ts';
import { statementsOf } from '../../database/statement.ts';
import { tables, type SupportTables } from './tables.ts';

export const statement = statementsOf<SupportTables>('support', tables);
export const paged = pagedStatementsOf<SupportTables>('support', tables);
