import { statementsOf } from '../../database/statement.ts';
import { tables, type CogsTables } from './tables.ts';

export const statement = statementsOf<CogsTables>('cogs', tables);
