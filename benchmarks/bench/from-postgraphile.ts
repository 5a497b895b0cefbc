import type { OperationName } from './operations.ts';

/** PostGraphile's answers in the product's words, for comparing alone: what is timed is not touched. */
export function fromPostgraphile(operation: OperationName, data: unknown): unknown {
  if (operation === 'board')
    return { products: { nodes: (data as { products: Row[] }).products.map(product) } };
  if (operation === 'card') return { product: product((data as { product: Row }).product) };
  return { customer: customer((data as { customer: Customer }).customer) };
}

interface Amount {
  readonly amount: string;
  readonly currency: string;
}

interface Row {
  readonly levels: readonly { readonly warehouseCode: string }[];
  readonly currentPrice: Amount | null;
  readonly openTickets: number;
  readonly competitorPrices: readonly (Amount & {
    readonly competitor: string;
    readonly observedAt: string;
  })[];
}

interface Order {
  readonly placedAt: string;
  readonly totalMinor: string;
  readonly currency: string;
  readonly lines: readonly { readonly unitPriceMinor: string }[];
}

interface Customer {
  readonly summary: { readonly segment: string | null } | null;
  readonly orders: readonly Order[];
  readonly tickets: readonly { readonly openedAt: string }[];
}

const moment = (text: string) => new Date(text).toISOString();
const money = (minor: string, currency: string) => ({ amount: (Number(minor) / 100).toFixed(2), currency });

const product = ({ levels, currentPrice, openTickets, competitorPrices, ...rest }: Row) => ({
  ...rest,
  inventory: levels.length
    ? {
        levels: levels.map(({ warehouseCode, ...level }) => ({
          ...level,
          warehouse: { code: warehouseCode },
        })),
      }
    : null,
  price: currentPrice && { current: currentPrice },
  competitorPrices: competitorPrices.map(({ amount, currency, observedAt, ...offer }) => ({
    ...offer,
    price: { amount, currency },
    observedAt: moment(observedAt),
  })),
  support: { openTickets },
});

const customer = ({ summary, orders, tickets, ...rest }: Customer) => ({
  ...rest,
  segment: summary?.segment ?? null,
  orders: {
    nodes: orders.map(({ totalMinor, currency, placedAt, lines, ...order }) => ({
      ...order,
      placedAt: moment(placedAt),
      total: money(totalMinor, currency),
      lines: lines.map(({ unitPriceMinor, ...line }) => ({
        ...line,
        unitPrice: money(unitPriceMinor, currency),
      })),
    })),
  },
  tickets: { nodes: tickets.map((ticket) => ({ ...ticket, openedAt: moment(ticket.openedAt) })) },
});
