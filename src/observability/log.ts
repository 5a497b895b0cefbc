import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import pino, { type DestinationStream, type Logger } from 'pino';
import sonic from 'sonic-boom';
import { currentRequest } from './request.ts';

export type { Logger };

/** Classes of SQLSTATE whose messages repeat the values that they complain about. */
const quotesValues = (code: unknown): boolean =>
  typeof code === 'string' && /^(22|23|P0)[0-9A-Z]{3}$/.test(code);

/** Of an error only what names no value: neither details that Postgres adds nor what libraries hang on it. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, stack = '' } = error as NodeJS.ErrnoException;
  if (quotesValues(code)) return { type: error.name, code };
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

/** How much may wait for a reader that has fallen behind, in bytes; what is logged beyond it is lost. */
const mayWait = 1_000_000;

/** What a pipe takes whole or not at all (PIPE_BUF), so that no other line gets into the middle of one. */
const atomicBytes = 4_096;

/** A file, or nowhere: nobody has to read it, and to hand a write to another thread takes longer than the write. */
function takesAtOnce(fd: number): boolean {
  const about = fstatSync(fd);
  return about.isFile() || (about.isCharacterDevice() && !isatty(fd));
}

/**
 * On standard error: standard output is for people. Where that is a pipe or a socket, Node's stream of it, once asked for,
 * has made it non-blocking: a reader that has stopped costs lines, and holds no thread, for which an exit would wait.
 */
const { fd } = process.stderr;
const destination = new sonic.SonicBoom({
  fd,
  maxLength: mayWait,
  maxWrite: atomicBytes,
  sync: takesAtOnce(fd),
});
// A full disk or a reader that is gone costs lines, and nothing else: what waits is tried again with the next line.
destination.on('error', () => {});

/** How long a line may wait for others, in milliseconds: one write for each would be a tenth of a small request. */
const longestWait = 10;

let waiting = '';
let timer: NodeJS.Timeout | undefined;

function send(): void {
  clearTimeout(timer);
  timer = undefined;
  destination.write(waiting);
  waiting = '';
}

export const log = createLog({
  write(line) {
    if (waiting.length + line.length > atomicBytes) send();
    waiting += line;
    timer ??= setTimeout(send, longestWait);
  },
});

/**
 * Resolves when all lines so far are written, or when they cannot be. The log stays open: requests that are cut off at the
 * end are told of even then, and whoever writes to a closed one fails.
 */
export async function flushLog(): Promise<void> {
  const written = once(destination, 'drain').catch(() => {});
  send();
  await written;
}
