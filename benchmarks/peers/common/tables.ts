/** What the peers read of the five databases. Amounts are in minor units, days are text. */
export interface Inventory {
  products: {
    sku: string;
    name: string;
    category: string;
    description: string | null;
    features: string[] | null;
  };
  product_specifications: { sku: string; position: number; name: string; value: string; unit: string | null };
  stock_levels: {
    sku: string;
    warehouse_code: string;
    available: number;
    committed: number;
    incoming: number;
  };
}

export interface Logistics {
  shipments: { order_number: string; number: string; status: string; shipped_at: Date | null };
}

interface InForce {
  sku: string;
  amount_minor: number;
  currency: string;
  effective_from: string;
  effective_to: string | null;
}

export interface Cogs {
  prices: InForce;
  cost_records: InForce & { component: string };
  competitor_prices: {
    sku: string;
    competitor: string;
    amount_minor: number;
    currency: string;
    observed_at: Date;
  };
  exchange_rates: { day: string; from_currency: string; to_currency: string; rate: string };
}

export interface Support {
  tickets: {
    number: string;
    sku: string | null;
    customer_number: string | null;
    order_number: string | null;
    email: string | null;
    subject: string;
    status: string;
    opened_at: Date;
  };
}

export interface Sales {
  customers: { number: string; name: string | null; email: string | null };
  customer_summaries: { customer_number: string; segment: string | null };
  orders: {
    number: string;
    customer_number: string;
    placed_at: Date;
    status: string;
    currency: string;
    total_minor: number;
  };
  order_lines: {
    order_number: string;
    line: number;
    sku: string;
    quantity: number;
    unit_price_minor: number;
  };
}
