import { decimalText } from '../domain/money.ts';
import type { MoneyResolvers } from './generated/resolvers.ts';

export const Money = {
  amount: decimalText,
} satisfies Partial<MoneyResolvers>;
