import { collectSubFields } from '@graphql-tools/utils';
import { getNamedType, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { memoized } from '../kernel/memoized.ts';

/** Which fields the operation selects of the objects that are being answered, or of those in a field of theirs. */
export function selectedFields(
  { schema, fragments, variableValues, returnType, fieldNodes }: GraphQLResolveInfo,
  within?: string,
): ReadonlySet<string> {
  const selectedOf = (type: GraphQLObjectType, nodes: GraphQLResolveInfo['fieldNodes']) =>
    [...collectSubFields(schema, fragments, variableValues, type, [...nodes]).fields.values()].flat();
  const type = getNamedType(returnType) as GraphQLObjectType;
  let selected = selectedOf(type, fieldNodes);
  const inner = within && type.getFields()[within];
  if (inner)
    selected = selectedOf(
      getNamedType(inner.type) as GraphQLObjectType,
      selected.filter(({ name }) => name.value === within),
    );
  return new Set(selected.map(({ name }) => name.value));
}

/** The items of a list are all asked the same: it is worked out once for their nodes and the request's variables. */
const ofRequest = memoized((_variables: object) =>
  memoized((_nodes: GraphQLResolveInfo['fieldNodes'], info: GraphQLResolveInfo) => selectedFields(info)),
);

export const isSelected = (info: GraphQLResolveInfo, field: string): boolean =>
  ofRequest(info.variableValues)(info.fieldNodes, info).has(field);
