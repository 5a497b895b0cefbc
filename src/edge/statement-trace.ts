import type { OperationContext } from './request-context.ts';

const rounded = <Step extends { readonly milliseconds: number }>({ milliseconds, ...step }: Step) => ({
  ...step,
  milliseconds: Math.round(milliseconds * 100) / 100,
});

/**
 * `extensions.trace`: every SQL statement that the operation cost, and the plan of its filters step by step, for callers
 * who send `x-opsgraph-trace: 1`.
 */
export const traceOf = ({ statements, plan }: OperationContext) => ({
  statements: statements.map(({ tables: _, ...statement }) => rounded(statement)),
  plan: plan.map(rounded),
});
