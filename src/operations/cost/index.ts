import type { Caller } from '../../kernel/caller.ts';
import type { CompiledOperation } from '../compiled/compiled-operation.ts';
import type { GivenInput } from '../input/given-input.ts';
import type { Budgets, ThrottleStatus } from './budgets.ts';
import { requestedOf } from './requested.ts';
import { lacksAt, Settlement } from './settlement.ts';

/** `extensions.cost`, in Shopify's words. */
export interface CostReport {
  /** What the operation might have cost at most, taken from the budget before it ran. */
  readonly requestedQueryCost: number;
  /** What it did cost, by what came. */
  readonly actualQueryCost: number;
  readonly throttleStatus: ThrottleStatus;
}

/** What an operation has taken from its caller's budget, until it is settled. */
export interface Charge {
  /** The most that it can cost. */
  readonly requested: number;
  /** Settles by what was answered (null where nothing was), and by where statements ran for what it lacks. */
  settle(data: unknown, inVain?: readonly (readonly (string | number)[])[]): CostReport;
  /** Settles for an answer that another request has made, which cost so much. */
  settleFromCache(cost: number): CostReport;
  /** Settles for a subscription that has begun, and has nothing to tell yet. */
  settleBegun(): CostReport;
}

/** Whatever it asks, a request is read, signed in, planned and answered. */
const costOfRequest = 2;
/** Nothing is loaded for an answer that is there already, but it has to be read and written: this part of its cost. */
const partForGivingAgain = 1 / 10;
const costOfBeginning = 1;

/** What an answer costs that is given again, by what it cost to be made. */
export const costOfGivingAgain = (cost: number): number => Math.max(1, Math.ceil(partForGivingAgain * cost));

/** What an operation costs at most, given this. */
export const requestedCost = ({ calls }: CompiledOperation, given: GivenInput): number =>
  whole(requestedOf(calls, given));

/** Takes an operation's cost from one of the caller's budgets. Throws MAX_COST_EXCEEDED and THROTTLED. */
export function charge(
  budgets: Budgets,
  caller: Caller,
  operation: CompiledOperation,
  given: GivenInput,
): Charge {
  const requestedQueryCost = requestedCost(operation, given);
  budgets.spend(caller, requestedQueryCost);
  const settleAt = (actualQueryCost: number): CostReport => {
    budgets.refund(caller, requestedQueryCost - actualQueryCost);
    return { requestedQueryCost, actualQueryCost, throttleStatus: budgets.status(caller) };
  };
  return {
    requested: requestedQueryCost,
    settle(data, inVain = []) {
      if (data == null) return settleAt(inVain.length > 0 ? requestedQueryCost : 0);
      const lacks = inVain.length > 0 ? lacksAt(inVain) : undefined;
      return settleAt(whole(new Settlement(given).of(operation.calls, data, lacks)));
    },
    settleFromCache: (cost) => settleAt(costOfGivingAgain(cost)),
    settleBegun: () => settleAt(costOfBeginning),
  };
}

/** In whole points, however little is asked. Sums of fractions are a little off. */
const whole = (cost: number): number => Math.ceil(costOfRequest + cost - 1e-6);
