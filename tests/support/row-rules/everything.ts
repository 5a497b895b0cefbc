import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { schema } from '../contract.ts';

/** What arguments are given that have no default. */
const given: Readonly<Record<string, string>> = {
  last: '{ days: 365 }',
  to: '{ country: "DE" }',
  discountPercents: '[10, 30]',
  marginFloorPercent: '20',
};

function valuesOf(argument: GraphQLArgument): readonly string[] {
  const type = getNullableType(argument.type);
  const named = getNamedType(type);
  const words = isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
  if (isListType(type) && words.length) return [`[${words.join(', ')}]`];
  // Of steps in time one will do, and the shorter the more there are to tell.
  if (words.length) return words.includes('MONTH') ? ['MONTH'] : words;
  const value = given[argument.name];
  if (value === undefined) throw new Error(`say in everything.ts what to give for ${argument.name}`);
  return [value];
}

const isThing = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node');

/**
 * Every field of a type. Things with an id that it leads to are told in full as well, and those behind them by their
 * plain values. A page is told by its nodes, and an argument that is an enum is given each of its words, a list all.
 */
export function everyField(name: string, things = 2): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object`);
  const fields = Object.values(type.getFields())
    .filter((field) => field.name !== 'edges' && field.name !== 'pageInfo')
    .flatMap((field) => selected(field, things));
  return fields.length ? `{ ${fields.join(' ')} }` : '{ __typename }';
}

function selected(field: GraphQLField<unknown, unknown>, things: number): string[] {
  const type = getNamedType(field.type);
  const isObject = isObjectType(type);
  if (isObject && things === 0) return [];
  const below = isObject ? ` ${everyField(type.name, isThing(type) ? things - 1 : things)}` : '';
  const page = isObject && type.name.endsWith('Connection') ? ['first: 4'] : [];
  const [needed, ...others] = field.args.filter(isRequiredArgument);
  const rest = [...others.map((argument) => `${argument.name}: ${valuesOf(argument)[0]}`), ...page];
  const written = (needs: readonly string[]) => (needs.length ? `(${needs.join(', ')})` : '');
  if (!needed) return [`${field.name}${written(rest)}${below}`];
  return valuesOf(needed).map((value, place) => {
    const alias = place ? `${field.name}${place}: ` : '';
    return `${alias}${field.name}${written([`${needed.name}: ${value}`, ...rest])}${below}`;
  });
}
