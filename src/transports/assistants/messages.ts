import type { ApolloServer } from '@apollo/server';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  InitializeRequestSchema,
  McpError,
  PingRequestSchema,
  RequestIdSchema,
  type CallToolResult,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parse, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Access } from '../../kernel/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { badUserInput, defect, mostMistakes, shortened } from '../../kernel/errors.ts';
import { memoized } from '../../kernel/memoized.ts';
import { unreadable } from '../../operations/access/operation-access.ts';
import type { ManifestOperation } from '../../operations/trusted-documents/manifest.ts';
import type { OperationCompiler } from '../../operations/compiled/compiled-operation.ts';
import type { ListedOperations, Registry } from '../../operations/trusted-documents/registry.ts';
import { jsonWithin } from '../../edge/answers/written.ts';
import { responseTooLong } from '../../edge/http-limits.ts';
import { isRecord } from '../../edge/operation-request.ts';
import type { OperationContext } from '../../edge/request-context.ts';
import { callerOf } from '../../edge/sign-in.ts';
import { whenEnded } from '../../edge/deadline.ts';
import type { Edge } from '../../edge/transport.ts';
import { inputSchemaOf } from './input-schema.ts';

export interface AssistantsTransport extends Edge {
  readonly schema: GraphQLSchema;
  readonly operations: OperationCompiler;
  readonly apollo: ApolloServer<OperationContext>;
  readonly manifest: ListedOperations;
  readonly context: (request: FastifyRequest, reply: FastifyReply) => OperationContext;
  /** What a caller may read. */
  readonly accessOf: (caller: Caller) => Access;
}

/** Answers messages of the protocol. */
export function messagesOf(endpoint: AssistantsTransport) {
  const tools = toolsOf(endpoint);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const malformed = malformedParams(request.body);
    if (malformed) return reply.send(malformed);
    const contextValue = endpoint.context(request, reply);
    const server = new Server(
      { name: 'opsgraph', version: '1' },
      { capabilities: { tools: {} }, instructions },
    );
    const offered = tools(endpoint.manifest.registry);
    server.setRequestHandler(ListToolsRequestSchema, () => {
      const access = endpoint.accessOf(callerOf(request));
      const readable = offered.filter(({ roots }) => !unreadable(access, roots));
      return { tools: readable.map(({ tool }) => tool) };
    });
    server.setRequestHandler(CallToolRequestSchema, ({ params }) =>
      call(endpoint, contextValue, offered, params.name, params.arguments ?? {}).catch((error: unknown) => {
        // The protocol's server would tell whatever was thrown in its own words.
        if (error instanceof McpError) throw error;
        endpoint.onDefect(error);
        throw new McpError(ErrorCode.InternalError, defect().message);
      }),
    );
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    whenEnded(reply, () => void server.close());
    await server.connect(transport as never);
    const answer = await transport.handleRequest(asWebRequest(request), { parsedBody: request.body });
    const text = await answer.text();
    // Sent like every other answer, so that all that holds for those holds for it.
    return reply
      .code(answer.status)
      .headers(Object.fromEntries(answer.headers))
      .send(text === '' ? undefined : text);
  };
}

const instructions =
  'What marketing must know of operations before it promises anything: stock, costs, delivery, customers, complaints. ' +
  'Every tool only reads. A number that cannot be known is null, never 0; `extensions.unknown` says why, and `errors` what failed.';

interface ListedTool {
  readonly tool: Tool;
  /** What it asks, and by what: whoever may not has no use for it. What else is forbidden is null in its answer. */
  readonly roots: readonly string[];
}

const requests = [InitializeRequestSchema, PingRequestSchema, ListToolsRequestSchema, CallToolRequestSchema];

/** The answer to a request whose params its method does not take, which the protocol's server would call its own fault. */
function malformedParams(body: unknown) {
  if (!isRecord(body) || body['jsonrpc'] !== '2.0') return null;
  const id = RequestIdSchema.safeParse(body['id']);
  const schema = requests.find(({ shape }) => shape.method.value === body['method']);
  const issue = id.success && schema?.safeParse(body).error?.issues[0];
  if (!issue) return null;
  const message = shortened(`${issue.path.join('.')}: ${issue.message}.`);
  return { jsonrpc: '2.0', id: id.data, error: { code: ErrorCode.InvalidParams, message } };
}

/** What the protocol reads of a request besides its body. */
function asWebRequest({ headers }: FastifyRequest): Request {
  const read = ['accept', 'content-type', 'mcp-protocol-version'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return new Request('http://localhost/mcp', { method: 'POST', headers: Object.fromEntries(read) });
}

/** The tools of a registry, worked out once for each registry that comes into force. */
const toolsOf = ({ schema, operations }: AssistantsTransport) =>
  memoized((registry: Registry): readonly ListedTool[] =>
    registry.operations.filter(isTool).map(({ name, body, description }) => {
      const operation = operations.ofDocument(parse(body));
      const inputSchema = inputSchemaOf(operation, schema) as Tool['inputSchema'];
      return {
        tool: {
          name,
          ...(description !== undefined && { description }),
          inputSchema,
          annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
        },
        roots: operation.selection.flatMap(({ use }) => use.reads),
      };
    }),
  );

const isTool = ({ type }: ManifestOperation): boolean => type === 'query';

async function call(
  { apollo, manifest, limits }: AssistantsTransport,
  contextValue: OperationContext,
  tools: readonly ListedTool[],
  name: string,
  variables: Record<string, unknown>,
): Promise<CallToolResult> {
  const operation = manifest.registry.operations.find((listed) => listed.name === name && isTool(listed));
  const tool = tools.find((offered) => offered.tool.name === name)?.tool;
  if (!operation || !tool)
    throw new McpError(ErrorCode.InvalidParams, `There is no tool of the name ${name}.`);
  const known = Object.keys(tool.inputSchema.properties ?? {});
  // GraphQL passes over variables that an operation does not have; a model would take them for heard.
  const unknown = Object.keys(variables).filter((variable) => !known.includes(variable));
  if (unknown.length > 0) {
    const inputs = known.length > 0 ? `its inputs are ${known.join(', ')}` : 'it has no inputs';
    contextValue.noteRefusal();
    return refusedWith(
      unknown.slice(0, mostMistakes).map((variable) => {
        const input = variable.slice(0, 50);
        const wanted = known.length > 0 ? `one of ${known.join(', ')}` : 'no input';
        const place = { variable: `$${input}`, got: input, wanted };
        return badUserInput(`${name} has no input ${input}: ${inputs}.`, place);
      }),
    );
  }
  const { body, http } = await apollo.executeOperation(
    { query: operation.body, variables },
    { contextValue },
  );
  if (body.kind !== 'single') throw new McpError(ErrorCode.InternalError, 'The answer came in parts.');
  if ((http.status ?? 200) >= 400) contextValue.noteRefusal();
  const { data, errors, extensions } = body.singleResult;
  const answer = {
    ...(data !== undefined && { data }),
    ...(errors && { errors }),
    ...(extensions && { extensions }),
  };
  // Where some of it could be answered, the model sees that part and what the rest lacked.
  const answered = Object.values(data ?? {}).some((value) => value !== null);
  const text = await jsonWithin(answer, limits.responseBytes);
  // The protocol has it twice: as it is, and as a text.
  const bytes = text === null ? Infinity : Buffer.byteLength(text) + Buffer.byteLength(JSON.stringify(text));
  if (text === null || bytes > limits.responseBytes) return refusedWith([responseTooLong(limits)]);
  return resultOf(answer, text, errors !== undefined && !answered);
}

function refusedWith(errors: readonly GraphQLError[]): CallToolResult {
  const answer = { errors: errors.map((error) => error.toJSON()) };
  return resultOf(answer, JSON.stringify(answer), true);
}

const resultOf = (answer: Record<string, unknown>, text: string, isError: boolean): CallToolResult => ({
  structuredContent: answer,
  content: [{ type: 'text', text }],
  ...(isError && { isError }),
});
