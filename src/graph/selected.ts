import { collectSubFields } from '@graphql-tools/utils';
import { getNamedType, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { memoized } from '../kernel/memoized.ts';

/** What the operation selects of the objects that are being answered, or of those in a field of theirs. */
function selectedNodes(
  { schema, fragments, variableValues, returnType, fieldNodes }: GraphQLResolveInfo,
  within?: string,
): readonly FieldNode[] {
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
  return selected;
}

const namesOf = (nodes: readonly FieldNode[]) => new Set(nodes.map(({ name }) => name.value));

/** Which fields it selects of them. */
export const selectedFields = (info: GraphQLResolveInfo, within?: string): ReadonlySet<string> =>
  namesOf(selectedNodes(info, within));

/** The items of a list are all asked the same: it is worked out once for their nodes and the request's variables. */
const ofRequest = memoized((_variables: object) =>
  memoized((_nodes: GraphQLResolveInfo['fieldNodes'], info: GraphQLResolveInfo) =>
    namesOf(selectedNodes(info).filter(({ arguments: given = [] }) => given.length === 0)),
  ),
);

/** Whether a field is selected as it is by itself, without arguments. */
export const isSelected = (info: GraphQLResolveInfo, field: string): boolean =>
  ofRequest(info.variableValues)(info.fieldNodes, info).has(field);
