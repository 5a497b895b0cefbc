import type Big from 'big.js';
import { exactTotal } from '../../domain/converted-sum.ts';
import { wholeMinor, type Money } from '../../domain/money.ts';
import { percentOf } from '../../domain/percent.ts';
import type { SalesGroup } from '../../sources/sales/index.ts';

/** What is known about money beside the sales themselves. */
export interface MoneyKnown {
  readonly currency: string;
  /** Why nothing can be said of revenue, or of costs; null where something can. */
  readonly revenueFailure: Error | null;
  readonly costFailure: Error | null;
  /** False where the company keeps no costs. */
  readonly keepsCosts: boolean;
}

/** The sales of one group, or of several added up. Money stays exact until it is shown. */
export class SalesSums {
  readonly #rows: readonly SalesGroup[];
  readonly #known: MoneyKnown;

  constructor(rows: readonly SalesGroup[], known: MoneyKnown) {
    this.#rows = rows;
    this.#known = known;
  }

  get orders(): number {
    return this.#total(({ orders }) => orders);
  }

  get units(): number {
    return this.#total(({ units }) => units);
  }

  get returnsPercent(): number | null {
    if (this.#rows.some(({ returned_units }) => returned_units === null)) return null;
    return percentOf(
      this.#total(({ returned_units }) => returned_units ?? 0),
      this.units,
    );
  }

  /** Like all that is reckoned in money, it throws why it cannot be known: no source, or no rate. */
  get revenue(): Big {
    if (this.#known.revenueFailure) throw this.#known.revenueFailure;
    return exactTotal(this.#rows, this.#known.currency);
  }

  get unitsWithoutCost(): number | null {
    if (this.#known.costFailure) throw this.#known.costFailure;
    return this.#known.keepsCosts ? this.units - this.#total(({ costed_units }) => costed_units) : null;
  }

  /** Null where a unit's cost is not known. */
  get cost(): Big | null {
    if (this.unitsWithoutCost !== 0) return null;
    const costs = this.#rows.map((row) => ({ minor: row.cost_minor, without_rate: row.cost_without_rate }));
    return exactTotal(costs, this.#known.currency);
  }

  get grossProfit(): Big | null {
    const { cost } = this;
    return cost && this.revenue.minus(cost);
  }

  /** Null also without revenue. */
  get marginPercent(): number | null {
    const { grossProfit } = this;
    if (!grossProfit) return null;
    const { revenue } = this;
    return revenue.eq(0) ? null : grossProfit.div(revenue).times(100).toNumber();
  }

  /** Revenue ÷ orders; null without orders. */
  get averageOrderValue(): Big | null {
    const { orders } = this;
    return orders === 0 ? null : this.revenue.div(orders);
  }

  /** Rounded once, here. */
  shown(minor: Big): Money {
    return { minor: wholeMinor(minor), currency: this.#known.currency };
  }

  #total(figure: (row: SalesGroup) => number): number {
    return this.#rows.reduce((sum, row) => sum + figure(row), 0);
  }
}
