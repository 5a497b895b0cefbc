import type { SourceName } from '../src/kernel/source-name.ts';
import { cogsRows } from './cogs/rows.ts';
import { cogsTables } from './cogs/tables.ts';
import { inventoryRows } from './inventory/rows.ts';
import { inventoryTables } from './inventory/tables.ts';
import { logisticsRows } from './logistics/rows.ts';
import { logisticsTables } from './logistics/tables.ts';
import type { Put, Tables } from './rows.ts';
import { salesRows } from './sales/rows.ts';
import { salesTables } from './sales/tables.ts';
import { supportRows } from './support/rows.ts';
import { supportTables } from './support/tables.ts';
import type { World } from './world.ts';

/** What each database holds: its tables, and the one pass that makes all their rows. */
export const sources: Readonly<
  Record<SourceName, { readonly tables: Tables; readonly rows: (world: World) => Generator<Put> }>
> = {
  inventory: { tables: inventoryTables, rows: inventoryRows },
  logistics: { tables: logisticsTables, rows: logisticsRows },
  cogs: { tables: cogsTables, rows: cogsRows },
  support: { tables: supportTables, rows: supportRows },
  sales: { tables: salesTables, rows: salesRows },
};
