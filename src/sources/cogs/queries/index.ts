export * from './budgets.ts';
export * from './cost-stretches.ts';
export * from './costs.ts';
export * from './prices.ts';
export * from './rates.ts';
