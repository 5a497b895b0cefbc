import { expect, test } from '@jest/globals';
import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isTypeExtensionNode,
  Kind,
  validate,
  validateSchema,
  type FieldDefinitionNode,
  type GraphQLType,
} from 'graphql';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { directiveReader } from '../../src/operations/directives.ts';
import {
  directives,
  document,
  fields,
  inputs,
  operations,
  saidBy,
  schema,
  types,
  values,
} from '../support/contract.ts';

const pageArguments = { first: 'Int', after: 'String', last: 'Int', before: 'String' };
const datesNamedOtherwise = [
  'from',
  'to',
  'previousFrom',
  'periodStart',
  'periodEnd',
  'knownUntil',
  'effectiveFrom',
  'effectiveTo',
  'weekStarting',
  'since',
  'earliest',
  'latest',
];
/** Lists whose length an argument of the field above says, as connections' do. */
const sizedByTheField = ['CampaignCheck.products', 'MetricsReport.nodes'];
const instantsNamedOtherwise = ['at', 'dataAsOf'];
const notInstants = ['compareAt'];

const directiveArguments = directives.flatMap(({ name, args }) =>
  args.map((arg) => ({ ...arg, path: `@${name}(${arg.name}:)` })),
);
const connections = types.filter(isObjectType).filter(({ name }) => name.endsWith('Connection'));
const nameOf = (type: GraphQLType): string => getNamedType(type).name;
const isList = (type: GraphQLType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** The paths of those that break a law: a law holds when there are none. */
function lawless<Place extends { readonly path: string }>(
  places: Place[],
  isLawful: (place: Place) => boolean,
): string[] {
  return places.filter((place) => !isLawful(place)).map(({ path }) => path);
}

test('the contract is a valid schema', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('nobody extends a type from elsewhere', () => {
  expect(document.definitions.filter(isTypeExtensionNode)).toEqual([]);
});

test('everything says what it means, and all but an enum value in more than a word', () => {
  const named = [...types, ...directives].map(({ name, description }) => ({ description, path: name }));
  const described = [...named, ...fields, ...inputs, ...directiveArguments];
  expect(
    lawless([...described, ...values], ({ description }) => /\w.*[.?]$/s.test(description ?? '')),
  ).toEqual([]);
  expect(lawless(described, ({ description }) => /\w\s+\w/.test(description ?? ''))).toEqual([]);
});

test('names are written as GraphQL writes them', () => {
  const named = types.map(({ name }) => ({ name, path: name }));
  expect(lawless(named, ({ name }) => /^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  expect(lawless([...fields, ...inputs], ({ name }) => /^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  const shouted = values.filter(({ on }) => on !== 'SourceName');
  expect(lawless(shouted, ({ name }) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
});

test('the sources are named as everywhere', () => {
  expect(values.filter(({ on }) => on === 'SourceName').map(({ name }) => name)).toEqual(sourceNames);
});

test('what has an id is a Node', () => {
  const withId = fields.filter(({ name, on }) => name === 'id' && on !== 'Node');
  const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
  expect(withId.length).toBeGreaterThan(0);
  expect(withId.map(({ on }) => on).toSorted()).toEqual(nodes.toSorted());
  expect(lawless(withId, ({ type }) => String(type) === 'ID!')).toEqual([]);
});

test.each(connections)('$name has the shape of a Relay connection', (connection) => {
  const item = connection.name.replace(/Connection$/, '');
  const edge = schema.getType(`${item}Edge`);
  expect(shapeOf(connection)).toMatchObject({
    totalCount: 'Int!',
    pageInfo: 'PageInfo!',
    edges: `[${item}Edge!]!`,
    nodes: `[${item}!]!`,
  });
  expect(isObjectType(edge) && shapeOf(edge)).toEqual({ cursor: 'String!', node: `${item}!` });
});

function shapeOf(type: (typeof connections)[number]): Record<string, string> {
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]));
}

test('every connection pages forwards and backwards, at most 500 at a time', () => {
  const paged = fields.filter(({ type }) => nameOf(type).endsWith('Connection'));
  expect(paged.length).toBeGreaterThan(0);
  for (const { args, path } of paged) {
    const given = Object.fromEntries(args.map((arg) => [arg.name, String(arg.type)]));
    expect({ path, ...given }).toMatchObject({ path, ...pageArguments });
  }
  const sizes = inputs.filter(({ path }) =>
    paged.some((field) => path === `${field.path}(first:)` || path === `${field.path}(last:)`),
  );
  expect(lawless(sizes, (size) => JSON.stringify(saidBy('range', size)) === '{"min":0,"max":500}')).toEqual(
    [],
  );
});

test('every number and every list that a caller gives is bounded', () => {
  const lists = inputs.filter(({ type }) => isList(type));
  const numbers = inputs.filter(({ type }) => ['Int', 'Float'].includes(nameOf(type)) && !isList(type));
  expect(lawless(lists, (list) => Number(saidBy('length', list)?.max) > 0)).toEqual([]);
  expect(lawless(numbers, (number) => isBounded(saidBy('range', number)))).toEqual([]);
});

function isBounded(range: Record<string, number> | null): boolean {
  return range !== null && Number(range.min) <= Number(range.max);
}

test('every text that a caller gives is bounded, but for cursors, which are checked whole', () => {
  const texts = inputs.filter(
    ({ name, type }) => nameOf(type) === 'String' && name !== 'after' && name !== 'before',
  );
  expect(lawless(texts, (text) => Number(saidBy('length', text)?.max) > 0)).toEqual([]);
});

test('every list of things says how long it may be, by itself or by the field above it', () => {
  const sizes = (place: { astNode?: FieldDefinitionNode | null | undefined }) =>
    place.astNode?.directives?.some(({ name }) => name.value === 'listSize') ?? false;
  const lists = fields.filter(({ type }) => isList(type) && isCompositeType(getNamedType(type)));
  const paged = fields.filter(({ type }) => nameOf(type).endsWith('Connection'));
  const sizesBelow = directiveReader<{ sizedFields?: readonly string[] }>(schema, 'listSize');
  const above = fields.flatMap((field) =>
    (sizesBelow(field)?.sizedFields ?? []).map((name) => `${nameOf(field.type)}.${name}`),
  );
  expect(lawless(paged, sizes)).toEqual([]);
  expect(
    lawless(lists, (list) => sizes(list) || above.includes(list.path) || sizedByTheField.includes(list.path)),
  ).toEqual([]);
});

test('percentages are numbers, and bounded where a caller gives them', () => {
  const percents = fields.filter(({ name }) => /percent$/i.test(name));
  expect(percents.length).toBeGreaterThan(0);
  expect(lawless(percents, ({ type }) => nameOf(type) === 'Float')).toEqual([]);
  expect(
    lawless(
      inputs.filter(({ name, type }) => /percents?$/i.test(name) && !isInputObjectType(getNamedType(type))),
      // A share ends at 100; a change, such as an uplift, has bounds of its own.
      (input) => nameOf(input.type) === 'Percent' || isBounded(saidBy('range', input)),
    ),
  ).toEqual([]);
});

test('names tell days from instants', () => {
  // The comparisons of a condition are named for themselves, and the condition for what it is on.
  const isCondition = ({ path, type }: (typeof inputs)[number]): boolean =>
    /^Date(Time)?Filter\./.test(path) || isInputObjectType(getNamedType(type));
  const timed = [...fields, ...inputs.filter((input) => !isCondition(input))];
  const isDay = (name: string): boolean => /(^o|[a-z]O)n$/.test(name);
  const isInstant = (name: string): boolean => /[a-z]At$/.test(name) && !notInstants.includes(name);
  const days = timed.filter(({ type }) => nameOf(type) === 'Date');
  const instants = timed.filter(({ type }) => nameOf(type) === 'DateTime');
  expect(lawless(days, ({ name }) => isDay(name) || datesNamedOtherwise.includes(name))).toEqual([]);
  expect(lawless(instants, ({ name }) => isInstant(name) || instantsNamedOtherwise.includes(name))).toEqual(
    [],
  );
  expect(
    lawless(
      timed.filter(({ name }) => isDay(name)),
      ({ type }) => nameOf(type) === 'Date',
    ),
  ).toEqual([]);
  expect(
    lawless(
      timed.filter(({ name }) => isInstant(name)),
      ({ type }) => nameOf(type) === 'DateTime',
    ),
  ).toEqual([]);
});

test('a question that a database answers may be null, so that the others still answer', () => {
  const questions = fields.filter(({ on, name }) => on === 'Query' && name !== 'sources' && name !== 'nodes');
  expect(lawless(questions, ({ type }) => !isNonNullType(type))).toEqual([]);
});

test('every operation that tools send is valid and bears a name of its own', () => {
  const sent = operations ?? [];
  const names = sent.flatMap(({ definitions }) =>
    definitions.flatMap((part) => (part.kind === Kind.OPERATION_DEFINITION ? [part.name?.value] : [])),
  );
  expect(operations).not.toEqual([]);
  expect(sent.flatMap((operation) => validate(schema, operation).map(String))).toEqual([]);
  expect(names).not.toContain(undefined);
  expect(names).toEqual([...new Set(names)]);
});
