import { decimalText } from '../domain/money.ts';
import type { MoneyResolvers } from './generated/resolvers.ts';
import { ofParent } from './told.ts';

export const Money = ofParent<MoneyResolvers>()({ amount: decimalText });
