import { Kind, parse, visit, type DocumentNode, type FieldNode, type OperationDefinitionNode } from 'graphql';
import type { AskedField } from '../../../operations/fields.ts';

const pageInfo = (parse('{ pageInfo { hasNextPage endCursor } }').definitions[0] as OperationDefinitionNode)
  .selectionSet.selections;
const forPaging: ReadonlySet<string> = new Set(['pageInfo', 'totalCount']);

/** The same operation, whose connection says how it goes on and counts nothing: no column would show it. */
export function withPageInfo(document: DocumentNode, { nodes }: AskedField): DocumentNode {
  return visit(document, {
    Field(node): FieldNode | undefined {
      if (!nodes.includes(node) || !node.selectionSet) return undefined;
      const rows = node.selectionSet.selections.filter(
        (selection) => selection.kind !== Kind.FIELD || !forPaging.has(selection.name.value),
      );
      return { ...node, selectionSet: { ...node.selectionSet, selections: [...pageInfo, ...rows] } };
    },
  });
}
