import type { ApolloServer } from '@apollo/server';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type CallToolResult,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { badRequest, RequestRefused } from '../../domain/errors.ts';
import type { ManifestOperation } from '../../policy/known/manifest.ts';
import type { Registry } from '../../policy/known/registry.ts';
import type { OperationContext } from '../request-context.ts';
import { inputSchemaOf } from './input-schema.ts';

export interface AssistantsDoor {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<OperationContext>;
  readonly registry: () => Registry;
  readonly context: (request: FastifyRequest, reply: FastifyReply) => OperationContext;
}

/**
 * `/mcp`: the registry's operations as tools of the Model Context Protocol, over streamable HTTP without sessions. A
 * call runs like any other request: the same callers, scopes, limits and errors.
 */
export function addAssistants(app: FastifyInstance, door: AssistantsDoor): void {
  const tools = toolsOf(door.schema);
  app.post('/mcp', async (request, reply) => {
    // A browser says where its page is from; a page elsewhere has no business here.
    if (isForeign(request)) throw new RequestRefused('Not from this page.', { code: 'FORBIDDEN' }, 403);
    // One context is one operation's: calls that shared it would run with each other's access.
    if (Array.isArray(request.body)) throw badRequest('Send one message at a time.');
    const contextValue = door.context(request, reply);
    const server = new Server(
      { name: 'opsgraph', version: '1' },
      { capabilities: { tools: {} }, instructions },
    );
    server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools(door.registry()) }));
    server.setRequestHandler(CallToolRequestSchema, ({ params }) =>
      call(door, contextValue, params.name, params.arguments ?? {}),
    );
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    reply.hijack();
    reply.raw.on('close', () => void server.close());
    await server.connect(transport as never);
    await transport.handleRequest(request.raw, reply.raw, request.body);
  });
  // Without sessions there is no stream to open and none to end.
  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: () => {
      throw new RequestRefused('Send messages by POST.', { code: 'METHOD_NOT_ALLOWED' }, 405, {
        allow: 'POST',
      });
    },
  });
}

const instructions =
  'What marketing must know of operations before it promises anything: stock, costs, delivery, customers, complaints. ' +
  'Every tool only reads. A number that cannot be known is null, never 0; `errors` says why.';

function isForeign({ headers, protocol, host }: FastifyRequest): boolean {
  return headers.origin !== undefined && headers.origin !== `${protocol}://${host}`;
}

/** The tools of a registry, worked out once for each registry that comes into force. */
function toolsOf(schema: GraphQLSchema): (registry: Registry) => Tool[] {
  const known = new WeakMap<Registry, Tool[]>();
  return (registry) => {
    let tools = known.get(registry);
    if (!tools) {
      tools = registry.operations.filter(isTool).map((operation) => toolOf(operation, schema));
      known.set(registry, tools);
    }
    return tools;
  };
}

const isTool = ({ type }: ManifestOperation): boolean => type === 'query';

const toolOf = ({ name, body, description }: ManifestOperation, schema: GraphQLSchema): Tool => ({
  name,
  ...(description !== undefined && { description }),
  inputSchema: inputSchemaOf(body, schema) as Tool['inputSchema'],
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
});

async function call(
  { apollo, registry }: AssistantsDoor,
  contextValue: OperationContext,
  name: string,
  variables: Record<string, unknown>,
): Promise<CallToolResult> {
  const operation = registry().operations.find((listed) => listed.name === name && isTool(listed));
  if (!operation) throw new McpError(ErrorCode.InvalidParams, `There is no tool of the name ${name}.`);
  const { body } = await apollo.executeOperation({ query: operation.body, variables }, { contextValue });
  if (body.kind !== 'single') throw new McpError(ErrorCode.InternalError, 'The answer came in parts.');
  const { data, errors } = body.singleResult;
  const answer = { ...(data !== undefined && { data }), ...(errors && { errors }) };
  return {
    structuredContent: answer,
    content: [{ type: 'text', text: JSON.stringify(answer) }],
    // Where some of it could be answered, the model sees that part and what the rest lacked.
    ...(!data && { isError: true }),
  };
}
