import { pagedStatementsOf } from '../../database/keyset.ts';
import { statementsOf } from '../../database/statement.ts';
import { tables, type InventoryTables } from './tables.ts';

export const statement = statementsOf<InventoryTables>('inventory', tables);
export const paged = pagedStatementsOf<InventoryTables>('inventory', tables);
