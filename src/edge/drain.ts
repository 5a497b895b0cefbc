import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { whenEnded } from './deadline.ts';

export interface DrainOptions {
  /** Others listen on the same port or socket, or soon will, and take what we no longer do. */
  readonly othersListen: boolean;
  /** How long requests in flight may take to finish. */
  readonly milliseconds: number;
}

/** How long clients may still connect, while every answer tells them to leave. */
const graceMilliseconds = 300;
/** Connections on which nothing comes are closed after so many looks without a request: a second or more. */
const lookMilliseconds = 25;
const quietLooks = 40;

/** Takes the server out of service without failing a request. */
export class Drain {
  #begun = false;
  readonly #leaving = new AbortController();
  #inFlight = 0;
  #arrived = 0;

  get begun(): boolean {
    return this.#begun;
  }

  /** Ends when what would stay open for ever is to go on elsewhere: nobody connects here any more. */
  get leaving(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Counts the requests of a server, and tells its clients to leave once the drain has begun. */
  attach(app: FastifyInstance): void {
    app.addHook('onRequest', (_request, reply, done) => {
      this.#inFlight += 1;
      this.#arrived += 1;
      whenEnded(reply, () => (this.#inFlight -= 1));
      done();
    });
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.#begun) void reply.header('connection', 'close');
      done();
    });
  }

  /** Resolves when every request has had its answer, or when the time is over and the rest was cut off. */
  async run(app: FastifyInstance, { othersListen, milliseconds }: DrainOptions): Promise<void> {
    const { server } = app;
    const deadline = performance.now() + milliseconds;
    let closed = false;
    // Not the HTTP server's own close, which at once cuts idle connections, on which a request may just be coming.
    const stopAccepting = () => NetServer.prototype.close.call(server, () => (closed = true));

    this.#begun = true;
    // Clients that reconnect must find the others; where there are none, a balancer needs time to look away.
    if (othersListen) stopAccepting();
    await sleep(graceMilliseconds);
    if (!othersListen) stopAccepting();
    this.#leaving.abort();

    // Looks are counted, not time: a process that was held up must first read what has come meanwhile.
    let seen = this.#arrived;
    for (let quiet = 0; quiet < quietLooks && !closed && performance.now() < deadline; quiet++) {
      await sleep(lookMilliseconds);
      if (this.#inFlight > 0 || this.#arrived > seen) quiet = -1;
      seen = this.#arrived;
    }
    server.closeAllConnections();
    await app.close();
  }
}
