import {
  astFromValue,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  isScalarType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { schema } from '../contract.ts';

/** A place where a caller's text enters the graph. */
export interface Slot {
  /** Such as `Query.products(filter.name.contains)`. */
  readonly path: string;
  /** The comparison or argument that takes the text. */
  readonly name: string;
  readonly type: string;
  /** An operation with one variable, which is the argument. */
  readonly document: string;
  /** The variable's value with this text in its place. */
  readonly value: (text: string) => unknown;
}

/** How a thing is reached whose fields take arguments; what it stands for is `…`. */
const ways: Record<string, string> = {
  Query: '…',
  Product: 'product(sku: "BAC-0001") { … }',
  ProductConnection: 'products(first: 1) { … }',
  Customer: 'customer(number: "C-000001") { … }',
  Audience: 'audience(filter: { country: { eq: "DE" } }) { … }',
  Order: 'order(number: "O0001002") { … }',
  ProductInventory: 'product(sku: "BAC-0001") { inventory { … } }',
  Disruption: 'disruptions(first: 1) { nodes { … } }',
  ProductSales: 'product(sku: "BAC-0001") { sales { … } }',
  Scorecard: 'scorecard(last: { days: 30 }) { … }',
};

/** What is given for what is required beside the slot. */
const given: Record<string, unknown> = {
  Sku: 'BAC-0001',
  Date: '2026-12-01',
  CountryCode: 'DE',
  PeriodInput: { days: 30 },
  AudienceDimension: 'COUNTRY',
  ProductOrderField: 'SKU',
  CustomerOrderField: 'NUMBER',
  OrderNumber: 'O0001002',
};

/** Every place of the schema where text, an enum's value or a scalar made of text can be given. */
export const slots = (): Slot[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    // What a subscription is given reaches no SQL: tests/attacks/live.test.ts attacks it.
    .filter((type) => !type.name.startsWith('__') && type !== schema.getSubscriptionType())
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.flatMap((argument) => slotsOf(type, field, argument)),
      ),
    );

function slotsOf(
  on: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
): Slot[] {
  const way = ways[on.name];
  return leaves(argument.type, argument.name).map(({ path, name, type, value }) => {
    if (!way) throw new Error(`Nobody said how ${on.name}.${field.name} is reached.`);
    const others = field.args
      .filter((other) => other !== argument && isNonNullType(other.type) && other.defaultValue === undefined)
      .map((other) => `, ${other.name}: ${literal(other.type)}`);
    const call = `${field.name}(${argument.name}: $value${others.join('')}) ${selection(field)}`;
    return {
      path: `${on.name}.${field.name}(${path})`,
      name,
      type,
      document: `query ($value: ${argument.type}) { ${way.replace('…', () => call)} }`,
      value,
    };
  });
}

type Leaf = Omit<Slot, 'document'>;

/** The text places of an input, each once: a filter inside a filter is the same again. */
function leaves(type: GraphQLInputType, path: string, within: readonly string[] = []): Leaf[] {
  const named = getNamedType(type);
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  const wrap = (value: unknown): unknown => (isList ? [value] : value);
  if (isInputObjectType(named)) {
    if (within.includes(named.name)) return [];
    return Object.values(named.getFields()).flatMap((field) =>
      leaves(field.type, `${path}.${field.name}`, [...within, named.name]).map((leaf) => ({
        ...leaf,
        value: (text: string) => wrap({ ...required(named, field.name), [field.name]: leaf.value(text) }),
      })),
    );
  }
  if (
    !isEnumType(named) &&
    (!isScalarType(named) || ['Int', 'Float', 'Boolean', 'Percent'].includes(named.name))
  ) {
    return [];
  }
  return [{ path, name: path.split('.').at(-1)!, type: named.name, value: wrap }];
}

function required(type: GraphQLInputType, but: string): Record<string, unknown> {
  if (!isInputObjectType(type)) return {};
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => field.name !== but && isRequiredInputField(field))
      .map((field) => [field.name, example(field.type)]),
  );
}

function example(type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  const value = given[named.name] ?? (isEnumType(named) ? named.getValues()[0]!.value : undefined);
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  return isList ? [value] : value;
}

const literal = (type: GraphQLInputType): string => print(astFromValue(example(type), type)!);

/** What shows whether something was found. */
function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return isScalarType(type) || isEnumType(type) ? '' : '{ __typename }';
  const fields = type.getFields();
  if (fields['totalCount']) return '{ totalCount nodes { __typename } }';
  if (fields['size']) return '{ size }';
  return '{ __typename }';
}
