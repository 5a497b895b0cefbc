import { pagedStatementsOf } from '../../../database/keyset.ts';
import { statementsOf } from '../../../database/statement.ts';
import type { InventoryTables } from '../tables.ts';

export const statement = statementsOf<InventoryTables>('inventory');
export const paged = pagedStatementsOf<InventoryTables>('inventory');
