import type { FastifyInstance } from 'fastify';
import { badRequest } from '../../kernel/errors.ts';
import { allowMethods } from '../../edge/methods.ts';
import { isRecord } from '../../edge/operation-request.ts';
import { callerOf } from '../../edge/sign-in.ts';
import { openTransport } from '../../edge/transport.ts';
import type { AssistantsTransport, messagesOf } from './messages.ts';
import { asJsonRpc } from './refusals.ts';

/** The list of tools is long, and written anew for each who asks. */
const costOfMessage = 5;

/**
 * `/mcp`: the registry's operations as tools of the Model Context Protocol, over streamable HTTP without sessions. A
 * call runs like any other request: the same callers, scopes, limits and errors. To be registered in a scope of its own.
 */
export async function addAssistants(app: FastifyInstance, endpoint: AssistantsTransport): Promise<void> {
  // A browser says where its page is from; a page elsewhere has no business here.
  await openTransport(app, endpoint, { form: asJsonRpc });
  let answer: ReturnType<typeof messagesOf> | undefined;
  app.post('/mcp', async (request, reply) => {
    // A call is paid for by what it asks.
    if (!isRecord(request.body) || request.body['method'] !== 'tools/call')
      endpoint.budgets.spend(callerOf(request), costOfMessage);
    // One context is one operation's: calls that shared it would run with each other's access.
    if (Array.isArray(request.body)) throw badRequest('Send one message at a time.');
    // The protocol's own library is a part of all that a server loads, and few ask by it.
    answer ??= (await import('./messages.ts')).messagesOf(endpoint);
    return answer(request, reply);
  });
  // Without sessions there is no stream to open and none to end.
  allowMethods(app, '/mcp', ['POST'], () => 'Send messages by POST.');
}
