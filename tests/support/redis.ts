import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../src/embedded/free-port.ts';
import { findProgram } from './programs.ts';

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
  let server: ChildProcess;
  const start = async () => {
    server = spawn(
      executable!,
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--daemonize',
        'no',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let said = '';
    for await (const chunk of server.stdout!) {
      said += String(chunk);
      if (said.includes('Ready to accept connections')) break;
    }
    server.stdout!.resume();
  };
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    kill,
    restart: start,
    [Symbol.asyncDispose]: kill,
  };
}
