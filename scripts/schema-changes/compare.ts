import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import {
  DirectiveLocation,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

export interface Changes {
  /** Take away what clients were promised, and no deprecation said so before. */
  readonly breaking: readonly string[];
  /** Take away what was deprecated. */
  readonly announced: readonly string[];
  /** May surprise a client that is not careful, such as a new value of an enum. */
  readonly dangerous: readonly string[];
}

/** What a new schema means for clients of the old one. */
export async function compareSchemas(old: GraphQLSchema, next: GraphQLSchema): Promise<Changes> {
  const changes = (await diff(old, next)).filter((change) => isSeen(change, old));
  const promised = promisedTypes(old);
  const of = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level);
  const broken = Map.groupBy(of(CriticalityLevel.Breaking), (change) => isAnnounced(change, old, promised));
  const messages = (some: readonly Change[] = []) => some.map(({ message }) => message);
  return {
    breaking: messages(broken.get(false)),
    announced: messages(broken.get(true)),
    dangerous: messages(of(CriticalityLevel.Dangerous)),
  };
}

const inDocuments: ReadonlySet<string> = new Set([
  DirectiveLocation.QUERY,
  DirectiveLocation.MUTATION,
  DirectiveLocation.SUBSCRIPTION,
  DirectiveLocation.FIELD,
  DirectiveLocation.FRAGMENT_DEFINITION,
  DirectiveLocation.FRAGMENT_SPREAD,
  DirectiveLocation.INLINE_FRAGMENT,
  DirectiveLocation.VARIABLE_DEFINITION,
]);

/** What changes in a directive that only the schema itself can bear, such as what a field costs, no client sees. */
function isSeen({ path }: Change, old: GraphQLSchema): boolean {
  const [, name] = /^@([^.]+)/.exec(path ?? '') ?? [];
  const directive = name === undefined ? undefined : old.getDirective(name);
  return !directive || directive.locations.some((location) => inDocuments.has(location));
}

function isAnnounced({ type, path }: Change, old: GraphQLSchema, promised: ReadonlySet<string>): boolean {
  const [typeName = '', member = '', argument] = path?.split('.') ?? [];
  if (type === 'TYPE_REMOVED') return !promised.has(typeName);
  if (!type.endsWith('_REMOVED')) return false;
  const on = old.getType(typeName);
  const deprecable = isEnumType(on)
    ? on.getValue(member)
    : isObjectType(on) || isInterfaceType(on) || isInputObjectType(on)
      ? on.getFields()[member]
      : undefined;
  if (argument === undefined) return deprecable?.deprecationReason != null;
  return (
    deprecable != null &&
    'args' in deprecable &&
    deprecable.args.some(({ name, deprecationReason }) => name === argument && deprecationReason != null)
  );
}

/** The types that clients reach without anything deprecated. */
function promisedTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const promised = new Set<string>();
  const visit = (type: GraphQLNamedType): void => {
    if (promised.has(type.name)) return;
    promised.add(type.name);
    if (isInterfaceType(type) || isUnionType(type)) schema.getPossibleTypes(type).forEach(visit);
    if (!(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) return;
    for (const field of Object.values(type.getFields())) {
      if (field.deprecationReason != null) continue;
      visit(namedIn(field.type));
      if (!('args' in field)) continue;
      for (const arg of field.args) if (arg.deprecationReason == null) visit(namedIn(arg.type));
    }
  };
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].forEach(
    (root) => root && visit(root),
  );
  return promised;
}

const namedIn = (type: GraphQLType): GraphQLNamedType => getNamedType(type);
