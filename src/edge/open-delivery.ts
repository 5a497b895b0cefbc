import {
  createSourceEventStream,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badUserInput } from '../kernel/errors.ts';
import type { Delivery } from '../graph/subscription/delivery.ts';
import type { OperationContext } from './request-context.ts';

/** What an admitted subscription hears. Throws GraphQLError. */
export async function openDelivery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  contextValue: OperationContext,
): Promise<{ readonly document: DocumentNode; readonly delivery: Delivery }> {
  const stream = await createSourceEventStream({
    schema,
    document,
    operationName: operation.name?.value ?? null,
    variableValues: variables,
    contextValue,
  });
  if (!('errors' in stream)) return { document, delivery: stream as Delivery };
  const [error] = stream.errors ?? [];
  // What GraphQL finds wrong with variables has no code of its own.
  throw error?.extensions['code'] ? error : badUserInput(error?.message ?? 'This cannot be subscribed to.');
}
