import { collectSubFields } from '@graphql-tools/utils';
import {
  getNamedType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { memoized } from '../kernel/memoized.ts';
import { onceFor } from '../kernel/slot.ts';

/** Whether variables may leave out a part of an operation. */
export const isConditional = memoized(
  ({ selectionSet }: OperationDefinitionNode, fragments: GraphQLResolveInfo['fragments']): boolean => {
    const has = ({ selections }: SelectionSetNode): boolean =>
      selections.some(
        (selection) =>
          (selection.directives ?? []).length > 0 ||
          (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet && has(selection.selectionSet)),
      );
    return [selectionSet, ...Object.values(fragments).map((fragment) => fragment.selectionSet)].some(has);
  },
);

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

const bareFields = (_nodes: GraphQLResolveInfo['fieldNodes'], info: GraphQLResolveInfo) =>
  namesOf(selectedNodes(info).filter(({ arguments: given = [] }) => given.length === 0));
/** By the nodes, which a compiled operation gives to each request. */
const bareFieldsOnce = memoized(bareFields);
/** The items of a list are all asked the same: it is worked out once for their nodes and the request's variables. */
const bareFieldsWith = onceFor((_variables: object) => memoized(bareFields));

/** Whether a field is selected as it is by itself, without arguments. */
export function isSelected(info: GraphQLResolveInfo, field: string): boolean {
  const of = isConditional(info.operation, info.fragments)
    ? bareFieldsWith(info.variableValues)
    : bareFieldsOnce;
  return of(info.fieldNodes, info).has(field);
}
