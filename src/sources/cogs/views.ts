import { viewsOf } from '../../database/views.ts';
import { ruledBySku } from '../visibility.ts';
import { tables } from './tables.ts';

/** What a caller who is restricted to brands sees: what is kept of these SKUs. */
export const views = viewsOf('cogs', tables, ruledBySku('cogs', tables));
