import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';

/** The operations of a document, without its fragments. */
export const operationsOf = ({ definitions }: DocumentNode): readonly OperationDefinitionNode[] =>
  definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
