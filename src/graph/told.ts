import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { inSlices } from '../kernel/event-loop.ts';

/** What a resolver may be that needs the parent alone and waits for nobody. */
type AtOnce<Resolver> = Resolver extends (parent: infer Parent, ...others: never[]) => infer Result
  ? (parent: Parent) => Exclude<Result, PromiseLike<unknown>>
  : never;

type OfParent<Resolvers> = { readonly [Field in keyof Resolvers]?: AtOnce<NonNullable<Resolvers[Field]>> };

const ofParents = new WeakSet<object>();

/**
 * Fields that are read of the parent alone, at once. To both executors they are members of what is handed out and no
 * resolvers: a call of a resolver costs twenty times as much. A member may be read several times.
 */
export const ofParent =
  <Resolvers>() =>
  <const Fields extends OfParent<Resolvers>>(fields: Fields): Fields => {
    for (const read of Object.values<object>(fields as never)) ofParents.add(read);
    return fields;
  };

const itself = Symbol('the thing itself');

const nameOf = ({ __typename: name }: { readonly __typename?: string }): string => String(name);

/**
 * A thing as it is handed out to be told, by its type. Its members are those of its fields that have no resolver. In the
 * place of one that cannot be read stands the reason, which executors tell as they tell any error.
 */
class Told {
  readonly [itself]: object;

  constructor(thing: object) {
    this[itself] = thing;
  }

  /** Of which type it is, where it may be of several. */
  get __typename(): string {
    return nameOf(this[itself]);
  }
}

type Tell = (value: unknown) => unknown;
type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const isThing = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Error);

/**
 * Has all that resolvers answer handed out as it is told, and gives them the things themselves. Lists of objects are worked
 * through in slices, whoever resolves them and however they are executed: what is asked of each of thousands of items is
 * not asked in one go.
 */
export function tellThings(schema: GraphQLSchema, resolvers: Resolvers): void {
  const types = Object.values(schema.getTypeMap()).filter(isTold);
  const forms = new Map(types.map((type) => [type.name, class extends Told {}]));
  const as = (name: string): Tell => {
    const Form = forms.get(name);
    if (!Form) throw new Error(`Nothing is told of ${name}.`);
    return (value) => (isThing(value) ? new Form(value) : value);
  };
  const asItsOwn = (value: unknown): unknown => (isThing(value) ? as(nameOf(value))(value) : value);
  const one = (type: GraphQLNamedType): Tell => {
    if (isLeafType(type)) return asLeaf(type);
    return isAbstractType(type) ? asItsOwn : as(type.name);
  };
  const tellerOf = (type: GraphQLOutputType): Tell => {
    const tell = one(getNamedType(type));
    if (!isListType(getNullableType(type))) return tell;
    if (isLeafType(getNamedType(type))) return tell === asItIs ? tell : eachOf(tell);
    // Both executors take any iterable, and one item only after they have completed the one before.
    return (items) =>
      Array.isArray(items) ? { [Symbol.iterator]: () => inSlices(items.map(soon(tell))) } : items;
  };
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of types)
    for (const field of Object.values(type.getFields())) {
      const tell = tellerOf(field.type);
      const read = roots.has(type) || isListOfThings(field.type) ? null : memberOf(type, field, resolvers);
      if (!read) tellResolved(field, soon(tell));
      else tellMember(forms.get(type.name)?.prototype as Told, field, (thing) => tell(read(thing as object)));
    }
}

const asItIs: Tell = (value) => value;

/** The same of what may have to be waited for. */
const soon =
  (tell: Tell): Tell =>
  (value) =>
    value instanceof Promise ? value.then(tell) : tell(value);

/**
 * GraphQL's own scalars and enums are told here, in place of each executor: what graphql-jit compiles of it makes two
 * lists for each cell, for an error that is not there. Throws what cannot be told.
 */
const asLeaf = (type: GraphQLLeafType): Tell =>
  isSpecifiedScalarType(type) || isEnumType(type)
    ? (value) => (value == null || value instanceof Error ? value : type.serialize(value))
    : asItIs;

/** The same; in the place of what cannot be told stands the reason, which executors tell as they tell any error. */
const orReason =
  (tell: Tell): Tell =>
  (value) => {
    try {
      return tell(value);
    } catch (reason) {
      return reason;
    }
  };

const eachOf =
  (tell: Tell): Tell =>
  (items) =>
    Array.isArray(items) ? items.map(orReason(tell)) : items;

const isTold = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && !type.name.startsWith('__');

const isListOfThings = (type: GraphQLOutputType): boolean =>
  isListType(getNullableType(type)) && !isLeafType(getNamedType(type));

/** How a field is read of the parent alone; null for one that is resolved. */
function memberOf(
  type: GraphQLObjectType,
  { name, resolve }: GraphQLField<unknown, unknown>,
  resolvers: Resolvers,
): ((thing: object) => unknown) | null {
  if (!resolve) return (thing) => (thing as Readonly<Record<string, unknown>>)[name];
  // As it was written: the schema holds a copy.
  const written = resolvers[type.name]?.[name];
  return ofParents.has(written as object) ? (written as (thing: object) => unknown) : null;
}

function tellMember(form: Told, field: GraphQLField<unknown, unknown>, tell: Tell): void {
  const member = orReason(tell);
  field.resolve = undefined;
  Object.defineProperty(form, field.name, {
    get(this: Told) {
      return member(this[itself]);
    },
  });
}

function tellResolved(field: GraphQLField<unknown, unknown>, tell: Tell): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (parent, args, context, info) =>
    tell(resolve(parent instanceof Told ? parent[itself] : parent, args, context, info));
}
