import { pagedStatementsOf } from '../../database/keyset.ts';
import { wholeTable } from '../../database/sql-parts.ts';
import { statementsOf } from '../../database/statement.ts';
import { tables, type SalesTables } from './tables.ts';

export const statement = statementsOf<SalesTables>('sales', tables);
export const paged = pagedStatementsOf<SalesTables>('sales', tables);

/** Also those whom the caller may not see: an address leads to its customer only if no other has it, whoever asks. */
export const everyCustomer = wholeTable<SalesTables['customers']>('sales', 'customers');
