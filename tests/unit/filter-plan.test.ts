import { expect, test } from '@jest/globals';
import { comparisonsIn, type Condition } from '../../src/figures/condition.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { planOf } from '../../src/figures/plan.ts';

const asks = (source: SourceName, figure: string): Condition => ({
  kind: 'comparison',
  source,
  figure,
  operator: 'eq',
  operand: 1,
  holds: true,
});
const all = (...parts: Condition[]): Condition => ({ kind: 'all', parts });
const any = (...parts: Condition[]): Condition => ({ kind: 'any', parts });

const [own, other] = [asks('inventory', 'own'), asks('inventory', 'other')];
const [price, margin] = [asks('cogs', 'price'), asks('cogs', 'margin')];
const tickets = asks('support', 'tickets');

/** Sources with the figures that go to them in one statement. */
function plan(condition: Condition) {
  const { narrowing, nested, own } = planOf(condition, 'inventory');
  const told = (groups: typeof narrowing) =>
    groups.map(
      ({ source, condition }) =>
        `${source}: ${comparisonsIn(condition)
          .map(({ figure }) => figure)
          .join(' ')}`,
    );
  return { narrowing: told(narrowing), nested: told(nested), own };
}

test('what only the owner knows stays with it', () => {
  expect(plan(any(own, other))).toEqual({ narrowing: [], nested: [], own: [any(own, other)] });
});

test('figures of one other source that must all hold become one statement that narrows', () => {
  expect(plan(all(price, own, tickets, margin))).toEqual({
    narrowing: ['cogs: price margin', 'support: tickets'],
    nested: [],
    own: [own],
  });
});

test('an `or` within one other source narrows as a whole', () => {
  expect(plan(all(any(price, margin), own)).narrowing).toEqual(['cogs: price margin']);
});

test('in an `or` of several sources each other source becomes one set', () => {
  const [set0, set1] = [0, 1].map((set): Condition => ({ kind: 'membership', set, holds: true }));
  expect(plan(any(price, own, tickets, margin))).toEqual({
    narrowing: [],
    nested: ['cogs: price margin', 'support: tickets'],
    own: [any(own, set0!, set1!)],
  });
});

test('sets keep their numbers however deep they lie', () => {
  const deep = plan(all(any(own, all(price, tickets)), any(other, margin)));
  expect(deep.nested).toEqual(['cogs: price', 'support: tickets', 'cogs: margin']);
  expect(deep.own).toHaveLength(2);
});
