import { collectSubFields } from '@graphql-tools/utils';
import { getNamedType, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { memoized } from '../kernel/memoized.ts';

/** What the operation selects of the objects that are being answered, or of those that fields lead to. */
function selectedNodes(
  { schema, fragments, variableValues, returnType, fieldNodes }: GraphQLResolveInfo,
  ...path: readonly string[]
): readonly FieldNode[] {
  const selectedOf = (type: GraphQLObjectType, nodes: GraphQLResolveInfo['fieldNodes']) =>
    [...collectSubFields(schema, fragments, variableValues, type, [...nodes]).fields.values()].flat();
  let type = getNamedType(returnType) as GraphQLObjectType;
  let selected = selectedOf(type, fieldNodes);
  for (const step of path) {
    const inner = type.getFields()[step];
    if (!inner) return [];
    type = getNamedType(inner.type) as GraphQLObjectType;
    selected = selectedOf(
      type,
      selected.filter(({ name }) => name.value === step),
    );
  }
  return selected;
}

const namesOf = (nodes: readonly FieldNode[]) => new Set(nodes.map(({ name }) => name.value));

/** Which fields it selects of them. */
export const selectedFields = (info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<string> =>
  namesOf(selectedNodes(info, ...path));

/** The items of a list are all asked the same: it is worked out once for their nodes and the request's variables. */
const ofRequest = memoized((_variables: object) =>
  memoized((_nodes: GraphQLResolveInfo['fieldNodes'], info: GraphQLResolveInfo) =>
    namesOf(selectedNodes(info).filter(({ arguments: given = [] }) => given.length === 0)),
  ),
);

/** Whether a field is selected as it is by itself, without arguments. */
export const isSelected = (info: GraphQLResolveInfo, field: string): boolean =>
  ofRequest(info.variableValues)(info.fieldNodes, info).has(field);
