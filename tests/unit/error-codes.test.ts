import { ApolloServerErrorCode } from '@apollo/server/errors';
import { expect, test } from '@jest/globals';
import { STATUS_CODES } from 'node:http';
import { errorCodes, statusesOf, statusOf, type ErrorCode } from '../../src/kernel/error-codes.ts';
import { RequestRefused } from '../../src/kernel/errors.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

test('the table has the codes that Apollo Server gives of its own', () => {
  // No request gets there: what names a hash has had its text found before Apollo sees it.
  const never: string = ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED;
  const others = Object.values(ApolloServerErrorCode).filter((code) => code !== never);
  expect(codes).toEqual(expect.arrayContaining(others));
});

test.each(codes)('%s has statuses of HTTP and says what it is, why it is and what to do', (code) => {
  for (const status of statusesOf(code)) expect(STATUS_CODES).toHaveProperty(String(status));
  const { sentence, cause, remedy } = errorCodes[code];
  for (const words of [cause, remedy]) expect(words).toMatch(/\.$/);
  expect(sentence).not.toBe('');
});

test('a refusal has the status of its code, and no status that its code does not have', () => {
  expect(new RequestRefused('x', { code: 'OVERLOADED' }).status).toBe(503);
  expect(new RequestRefused('x', { code: 'BAD_REQUEST' }, 415).status).toBe(415);
  // @ts-expect-error A request that is not understood is not refused for want of scopes.
  expect(new RequestRefused('x', { code: 'BAD_REQUEST' }, 403)).toBeDefined();
  // @ts-expect-error Nobody knows what it means.
  expect(() => new RequestRefused('x', { code: 'NOT_IN_THE_TABLE' })).toThrow(TypeError);
  expect([statusOf('BAD_REQUEST', 415), statusOf('BAD_REQUEST', 403), statusOf('THROTTLED')]).toEqual([
    415, 400, 429,
  ]);
});
