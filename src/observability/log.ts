import pino, { type DestinationStream, type Logger } from 'pino';
import { currentRequest } from './request.ts';

export type { Logger };

/** Classes of SQLSTATE whose messages repeat the values that they complain about. */
const tellsValues = (code: unknown): boolean =>
  typeof code === 'string' && /^(22|23|P0)[0-9A-Z]{3}$/.test(code);

/** Of an error only what names no value: neither details that Postgres adds nor what libraries hang on it. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, stack = '' } = error as NodeJS.ErrnoException;
  if (tellsValues(code)) return { type: error.name, code };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, message: error.message, code, stack: frames.map((line) => line.trim()) };
}

/** One JSON object a line; what is written for a request carries its id. */
export const createLog = (destination: DestinationStream): Logger =>
  pino(
    {
      base: null,
      level: 'info',
      serializers: { err: describe },
      mixin() {
        const request = currentRequest();
        return request ? { requestId: request.id } : {};
      },
    },
    destination,
  );

/** On standard error: standard output is for people. */
export const log = createLog(pino.destination(2));
