import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import type { Limits } from '../kernel/limits.ts';
import { Slot } from '../kernel/slot.ts';
import type { Arrival } from './sign-in.ts';
import { whenEnded } from './deadline.ts';

/** How long a connection may be idle on which nobody has shown good credentials, and one on which somebody has. */
export const anonymousKeepAlive = 5_000;
const identifiedKeepAlive = 72_000;

/** A part of all connections that newcomers have before those of callers are closed for them. */
const newcomers = 1 / 10;

interface ClientConnection {
  readonly socket: Socket;
  readonly network: string;
  readonly groups: readonly ConnectionGroup[];
  /** Somebody's credentials were good. */
  isIdentified: boolean;
  /** It has become a WebSocket. */
  isUpgraded: boolean;
  /** Requests of callers that are being answered. */
  serving: number;
}

type LimitsOfConnections = Pick<Limits, 'connections' | 'connectionsPerAddress'>;

/**
 * The connections of a server. When there are too many, or too many of one address, a new one takes the place of one that
 * is idle: nobody shuts others out by connections that do nothing. One is idle unless it answers a caller's request or is
 * a caller's WebSocket, and of those there are no more than other limits let in.
 */
export class Connections {
  readonly #connections = new Map<Socket, ClientConnection>();
  readonly #all: ConnectionGroup;
  readonly #networks = new Map<string, ConnectionGroup>();
  readonly #limits: LimitsOfConnections;
  /** Requests that are being answered, and whether their callers are known. */
  readonly #requests = new Slot<Arrival['raw'], boolean | undefined>();

  constructor(limits: LimitsOfConnections) {
    this.#limits = limits;
    this.#all = new ConnectionGroup(limits.connections);
  }

  /** Watches a server, whose own keep-alive is `anonymousKeepAlive`; after what may say `Connection: close`. */
  attach(app: FastifyInstance): void {
    const { server } = app;
    server.on('connection', (socket) => this.#accept(socket));
    server.on('upgrade', (_request, socket) => {
      const connection = this.#connections.get(socket as Socket);
      if (connection) connection.isUpgraded = true;
    });
    app.addHook('onRequest', ({ raw }, reply, done) => {
      const connection = this.#connections.get(raw.socket);
      if (connection) {
        this.#requests.set(raw, false);
        place(connection);
        whenEnded(reply, () => this.#end(raw));
      }
      done();
    });
    app.addHook('onSend', ({ raw: { socket } }, reply, _payload, done) => {
      const closes = !reply.raw.shouldKeepAlive || reply.hasHeader('connection');
      if (!closes && this.#connections.get(socket)?.isIdentified) {
        void reply.header('keep-alive', `timeout=${identifiedKeepAlive / 1_000}`);
        reply.raw.once('finish', () => {
          // Node has just set its own, unless another answer follows.
          const buffer = server.keepAliveTimeoutBuffer;
          if (socket.timeout === server.keepAliveTimeout + buffer)
            socket.setTimeout(identifiedKeepAlive + buffer);
        });
      }
      done();
    });
  }

  /** Learns on which connections callers are. */
  noting(identify: (arrival: Arrival) => Promise<Caller>): (arrival: Arrival) => Promise<Caller> {
    return async (arrival) => {
      const caller = await identify(arrival);
      this.#identified(arrival.raw);
      return caller;
    };
  }

  #accept(socket: Socket): void {
    const network = networkOf(socket.remoteAddress ?? '');
    const ofNetwork = this.#networks.get(network) ?? new ConnectionGroup(this.#limits.connectionsPerAddress);
    for (const group of [ofNetwork, this.#all]) {
      if (!group.isFull) continue;
      const idle = group.longestIdle;
      if (!idle) return void socket.destroy();
      this.#remove(idle);
      idle.socket.destroy();
    }
    this.#networks.set(network, ofNetwork);
    const groups = [ofNetwork, this.#all];
    const connection = { socket, network, groups, isIdentified: false, isUpgraded: false, serving: 0 };
    this.#connections.set(socket, connection);
    for (const group of groups) group.open += 1;
    place(connection);
    socket.once('close', () => this.#remove(connection));
  }

  #remove(connection: ClientConnection): void {
    const { socket, network, groups } = connection;
    if (!this.#connections.delete(socket)) return;
    for (const group of groups) {
      group.open -= 1;
      group.take(connection);
    }
    if (groups[0]?.open === 0) this.#networks.delete(network);
  }

  #identified(raw: Arrival['raw']): void {
    const connection = this.#connections.get(raw.socket);
    if (!connection) return;
    connection.isIdentified = true;
    // What stays open is identified again and again, and a request may have been given up meanwhile.
    if (this.#requests.get(raw) === false) {
      this.#requests.set(raw, true);
      connection.serving += 1;
    }
    place(connection);
  }

  #end(raw: Arrival['raw']): void {
    const connection = this.#connections.get(raw.socket);
    if (connection && this.#requests.get(raw)) {
      connection.serving -= 1;
      place(connection);
    }
    this.#requests.set(raw, undefined);
  }
}

/** Connections that have a limit in common. Sets keep their order: who was put in first has been idle for longest. */
class ConnectionGroup {
  open = 0;
  readonly #limit: number;
  readonly #anonymous = new Set<ClientConnection>();
  readonly #identified = new Set<ClientConnection>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.open >= this.#limit;
  }

  /** Newcomers make place for one another, unless they are so few that none would live to send its request. */
  get longestIdle(): ClientConnection | undefined {
    const [anonymous] = this.#anonymous;
    const [identified] = this.#identified;
    return this.#anonymous.size > this.#limit * newcomers
      ? (anonymous ?? identified)
      : (identified ?? anonymous);
  }

  put(connection: ClientConnection): void {
    (connection.isIdentified ? this.#identified : this.#anonymous).add(connection);
  }

  take(connection: ClientConnection): void {
    this.#anonymous.delete(connection);
    this.#identified.delete(connection);
  }
}

/** Puts a connection behind those that have been idle for longer, or among none while it must not be closed. */
function place(connection: ClientConnection): void {
  const { groups, isIdentified, isUpgraded, serving } = connection;
  for (const group of groups) {
    group.take(connection);
    if (serving === 0 && !(isIdentified && isUpgraded)) group.put(connection);
  }
}

/** Who stands behind an address, as far as it tells: an IPv4 address, or the /64 that one site of IPv6 is given whole. */
export function networkOf(address: string): string {
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0') : [];
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':');
}
