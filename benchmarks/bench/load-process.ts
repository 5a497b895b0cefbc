/**
 * Sends requests: a process of its own, so that it takes no time of what it measures. Each caller has a connection, and
 * sends the next request of the list, which all share, when the answer before has come.
 */
import { connect } from 'node:net';
import type { Load, LoadResult } from './load.ts';

const headEnd = '\r\n\r\n';
/** Ends a body in chunks. JSON has no line breaks of this kind in it. */
const lastChunk = Buffer.from('\r\n0\r\n\r\n');

process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
// Whoever has started it is gone, and callers may still wait for answers.
process.once('disconnect', () => process.exit());

async function run({ origin, requests, callers, seconds }: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(origin);
  const bytes = requests.map((request) => Buffer.from(request));
  const latencies: number[] = [];
  let [next, errors, received] = [0, 0, 0];
  const started = performance.now();
  const end = started + 1_000 * seconds;

  const call = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let [sent, answer] = [0, new Answer()];
      const send = () => {
        sent = performance.now();
        if (sent >= end) {
          socket.end();
          resolve();
          return;
        }
        answer = new Answer();
        socket.write(bytes[next++ % bytes.length] as Buffer);
      };
      socket.once('connect', send);
      socket.on('data', (piece) => {
        received += piece.length;
        if (!answer.take(piece)) return;
        latencies.push(performance.now() - sent);
        if (!answer.isGood) errors += 1;
        send();
      });
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('The server closed a connection.')));
    });

  await Promise.all(Array.from({ length: callers }, call));
  const elapsed = (performance.now() - started) / 1_000;
  latencies.sort((a, b) => a - b);
  const quantile = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? NaN;
  const count = latencies.length;
  return {
    count,
    errors,
    seconds: elapsed,
    bytes: received / count,
    p50: quantile(0.5),
    p99: quantile(0.99),
  };
}

/** Of an HTTP/1.1 answer only what tells where it ends and whether it is a good one. */
class Answer {
  #head = '';
  #left: number | undefined;
  #isChunked = false;
  #tail = Buffer.alloc(0);
  isGood = true;

  /** Whether it has ended with this piece. */
  take(piece: Buffer): boolean {
    if (this.#left === undefined && !this.#isChunked) {
      this.#head += piece.toString('latin1');
      const end = this.#head.indexOf(headEnd);
      if (end < 0) return false;
      const body = Buffer.from(this.#head.slice(end + headEnd.length), 'latin1');
      this.#read(this.#head.slice(0, end));
      return this.#takeBody(body);
    }
    return this.#takeBody(piece);
  }

  #read(head: string): void {
    this.isGood = head.startsWith('HTTP/1.1 200');
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (length === undefined) this.#isChunked = true;
    else this.#left = Number(length);
  }

  #takeBody(piece: Buffer): boolean {
    if (piece.includes('"errors"')) this.isGood = false;
    if (this.#isChunked) {
      this.#tail = Buffer.concat([this.#tail, piece]).subarray(-lastChunk.length);
      return this.#tail.equals(lastChunk);
    }
    this.#left = (this.#left ?? 0) - piece.length;
    return this.#left <= 0;
  }
}
