import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { send } from '../support/attacks/wire.ts';

/** Messages that the protocol of assistants does not foresee. */
let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

const tell = async (message: object) => {
  const { answer, defects } = await target.during(() =>
    send(target.port, {
      path: '/mcp',
      headers: { accept: 'application/json, text/event-stream' },
      body: { jsonrpc: '2.0', id: 7, ...message },
    }),
  );
  expect(defects).toEqual([]);
  return answer;
};

const call = (params: unknown) => ({ method: 'tools/call', params });
const marked = 'MARKED-BY-THE-CALLER';

test.each<[string, object]>([
  ['a list as arguments', call({ name: 'Sources', arguments: [marked] })],
  ['a text as arguments', call({ name: 'Sources', arguments: marked })],
  ['a number as arguments', call({ name: 'Sources', arguments: 7 })],
  ['null as arguments', call({ name: 'Sources', arguments: null })],
  ['no name', call({ arguments: {} })],
  ['a number for a name', call({ name: 7 })],
  ['a list for a name', call({ name: [marked] })],
  ['no params', { method: 'tools/call' }],
  ['null as params', call(null)],
  ['a list as params', call([marked])],
  ['a text as params', call(marked)],
  ['a text for what is beside them', call({ name: 'Sources', _meta: marked })],
  ['a list for a sign of progress', call({ name: 'Sources', _meta: { progressToken: [marked] } })],
  ['a tool that nobody knows', call({ name: 'nothing' })],
  ['a list for a cursor', { method: 'tools/list', params: { cursor: [marked] } }],
  ['nothing to begin with', { method: 'initialize', params: {} }],
  ['a number for a version', { method: 'initialize', params: { protocolVersion: 7 } }],
  ['a text to a ping', { method: 'ping', params: marked }],
])('%s is told as wrong params of that message', async (_, message) => {
  const { status, text } = await tell(message);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    jsonrpc: '2.0',
    id: 7,
    error: { code: -32_602, message: expect.stringMatching(/^.{5,300}$/) },
  });
  expect(text).not.toContain(marked);
});

test('a message that is right is answered', async () => {
  const { status, text } = await tell(call({ name: 'Sources', arguments: {} }));
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    id: 7,
    result: { structuredContent: { data: expect.anything() } },
  });
});
