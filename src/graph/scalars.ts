import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { isCalendarDate, isInstant } from '../domain/calendar.ts';
import { scopes, type Scope } from '../kernel/caller.ts';
import { badUserInput } from '../kernel/errors.ts';
import { businessKeyRule, isBusinessKey } from '../domain/ids.ts';

interface ScalarRule<In, Out> {
  readonly name: string;
  /** The rule in words, for the error. */
  readonly rule: string;
  readonly accepts: (value: unknown) => value is In;
  /** What is made of a value that is accepted. */
  readonly read?: (value: In) => In;
  readonly serialize?: (value: unknown) => Out;
}

/** A scalar that refuses, before anything is loaded, whatever its rule does not accept. */
function scalar<In, Out = In>({ name, rule, accepts, read, serialize }: ScalarRule<In, Out>) {
  const parse = (value: unknown, nodes: readonly ValueNode[] = []): In => {
    if (accepts(value)) return read ? read(value) : value;
    // Whoever reads the document or the variables knows where it stands.
    throw badUserInput(`${name} is ${rule}.`, { got: value, wanted: rule, nodes });
  };
  return new GraphQLScalarType({
    name,
    serialize: serialize ?? ((value) => value as Out),
    parseValue: (value) => parse(value),
    parseLiteral: (node: ValueNode, variables) =>
      parse(
        node.kind === Kind.INT || node.kind === Kind.FLOAT || node.kind === Kind.STRING
          ? valueFromASTUntyped(node, variables)
          : undefined,
        [node],
      ),
  });
}

const matches =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && pattern.test(value);

const businessKey = { rule: businessKeyRule, accepts: isBusinessKey };

export const scalars = {
  Sku: scalar({ name: 'Sku', ...businessKey }),
  CustomerNumber: scalar({ name: 'CustomerNumber', ...businessKey }),
  OrderNumber: scalar({ name: 'OrderNumber', ...businessKey }),
  TicketNumber: scalar({ name: 'TicketNumber', ...businessKey }),
  ShipmentNumber: scalar({ name: 'ShipmentNumber', ...businessKey }),
  ReturnNumber: scalar({ name: 'ReturnNumber', ...businessKey }),
  FeedbackNumber: scalar({ name: 'FeedbackNumber', ...businessKey }),
  PurchaseOrderNumber: scalar({ name: 'PurchaseOrderNumber', ...businessKey }),
  Date: scalar({ name: 'Date', rule: 'a calendar day written YYYY-MM-DD', accepts: isCalendarDate }),
  DateTime: scalar({
    name: 'DateTime',
    rule: 'an instant written YYYY-MM-DDThh:mm:ss.sssZ, or with an offset such as +01:00 for Z',
    accepts: isInstant,
    // As it is told: in UTC, to the millisecond.
    read: (text) => new Date(text).toISOString(),
    serialize: (value) => (value instanceof Date ? value.toISOString() : value),
  }),
  Decimal: scalar({
    name: 'Decimal',
    rule: 'a decimal number as text, such as "249.90"',
    accepts: matches(/^-?\d{1,15}(\.\d{1,6})?$/),
  }),
  CurrencyCode: scalar({
    name: 'CurrencyCode',
    rule: 'three capital letters, such as USD',
    accepts: matches(/^[A-Z]{3}$/),
  }),
  CountryCode: scalar({
    name: 'CountryCode',
    rule: 'two capital letters, such as DE',
    accepts: matches(/^[A-Z]{2}$/),
  }),
  Percent: scalar({
    name: 'Percent',
    rule: 'a number from 0 to 100',
    accepts: (value): value is number => typeof value === 'number' && value >= 0 && value <= 100,
  }),
  Scope: scalar({
    name: 'Scope',
    rule: `one of ${scopes.join(', ')}`,
    accepts: (value): value is Scope => scopes.some((scope) => scope === value),
  }),
};
