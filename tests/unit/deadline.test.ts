import { expect, test } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { pageSignals } from '../../src/transports/tables/answer-table.ts';
import { whenEnded } from '../../src/edge/deadline.ts';

test('however many wait for the end of an answer, it is listened to once, and all hear of it', async () => {
  const raw = new ServerResponse(new IncomingMessage(new Socket()));
  const reply = { raw } as unknown as FastifyReply;
  let heard = 0;
  whenEnded(reply, () => heard++);
  const once = raw.listenerCount('close');
  for (let n = 1; n < 20; n++) whenEnded(reply, () => heard++);
  const { ended } = pageSignals(reply, 1_000);
  expect(raw.listenerCount('close')).toBe(once);
  raw.destroy();
  await new Promise((resolve) => raw.once('close', resolve));
  expect([heard, ended.aborted]).toEqual([20, true]);
  // Who its caller is may be known only after it has left.
  whenEnded(reply, () => heard++);
  expect(heard).toBe(21);
});
