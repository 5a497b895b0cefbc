/** The operations databases, in the order in which they are listed everywhere, and what each holds. */
export const sourceHoldings = {
  inventory: 'Products, stock, suppliers, purchase orders, capacity.',
  logistics: 'Carriers, shipments, disruptions.',
  cogs: "Costs, prices, competitors' prices, exchange rates, budgets.",
  support: 'Tickets, questions, feedback.',
  sales: 'Customers, orders, returns.',
} as const;

export type SourceName = keyof typeof sourceHoldings;

export const sourceNames = Object.keys(sourceHoldings) as readonly SourceName[];

export const isSourceName = (text: string): text is SourceName => Object.hasOwn(sourceHoldings, text);
