export const cogsTables = {
  cost_records: ['sku', 'component', 'amount_minor', 'currency', 'effective_from', 'effective_to'],
  prices: ['sku', 'amount_minor', 'compare_at_minor', 'currency', 'effective_from', 'effective_to'],
  competitor_prices: ['sku', 'competitor', 'amount_minor', 'currency', 'observed_at'],
  exchange_rates: ['day', 'from_currency', 'to_currency', 'rate'],
  budgets: [
    'code',
    'name',
    'category',
    'period_start',
    'period_end',
    'currency',
    'allocated_minor',
    'committed_minor',
    'spent_minor',
  ],
} as const;
