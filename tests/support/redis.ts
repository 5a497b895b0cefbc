import { freePort } from '../../src/embedded/free-port.ts';
import { findProgram, startDaemon, type Daemon } from './programs.ts';

const executable = findProgram('redis-server');

/** Debian's redis-server, which npm cannot bring; CI installs it and demands it. */
export const hasRedis = executable !== undefined;

/** A Redis of a test's own, to be maltreated: on a port of its own, in memory alone. */
export interface Redis {
  readonly url: string;
  /** Stops it where it is, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let server: Daemon;
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', daemonize: 'no' };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const start = async () => {
    server = await startDaemon(executable!, given, (said) => said.includes('Ready to accept connections'));
  };
  const kill = async () => server[Symbol.asyncDispose]();
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => void server.process.kill('SIGSTOP'),
    resume: () => void server.process.kill('SIGCONT'),
    kill,
    restart: start,
    [Symbol.asyncDispose]: kill,
  };
}
