import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { anyGuarded, toldAs } from '../kernel/guarded-cells.ts';
import { inSlices } from '../kernel/event-loop.ts';

/**
 * Lists of objects are worked through in slices, whoever resolves them and however they are executed: what is asked of
 * each of thousands of items is not asked in one go.
 */
export function answerListsInSlices(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (isListOfObjects(field)) answerInSlices(field);
  }
}

const isListOfObjects = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  isListType(getNullableType(type)) && !isLeafType(getNamedType(type));

function answerInSlices(field: GraphQLField<unknown, unknown>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (...asked) => {
    const items: unknown = resolve(...asked);
    return items instanceof Promise ? items.then(sliced) : sliced(items);
  };
}

/** Both executors take any iterable, and one item only after they have completed the one before. */
const sliced = (items: unknown): unknown =>
  Array.isArray(items)
    ? { [Symbol.iterator]: () => inSlices(anyGuarded() ? items.map(toldAs) : items) }
    : items;
