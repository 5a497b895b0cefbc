import type { Duplex } from 'node:stream';
import { Client, Connection, Query, type ClientConfig } from 'pg';

/** What pg knows, and its types leave out. */

/** What a server says; each kind has some of these. */
export interface Message {
  readonly name: string;
  readonly fields?: readonly (string | null)[];
  readonly mechanisms?: readonly string[];
  readonly processID?: number;
}

interface Wire extends Omit<Connection, 'stream' | 'parse' | 'bind' | 'execute' | 'emit'> {
  emit(event: string, message?: unknown): boolean;
  stream: Duplex;
  _connecting: boolean;
  _ending: boolean;
  connect(port: number, host: string): void;
  startup(parameters: object): void;
  cancel(processID: number, secretKey: number): void;
  parse(query: { text: string }): void;
  bind(config: object): void;
  describe(config: object): void;
  execute(config: object): void;
  /** Reads messages, and emits each by its name. */
  attachListeners(stream: Duplex): void;
}

/** The protocol's messages on one stream. */
export const PgConnection = Connection as unknown as new (config: { stream: () => Duplex }) => Wire;
export type PgConnection = Wire;

interface Session<Wire> extends Omit<Client, 'connection'> {
  readonly connection: Wire;
  readonly processID: number;
  readonly secretKey: number;
}

/** A session, over a connection of ours. */
export const PgClient = Client as unknown as new <Wire>(
  config: ClientConfig & { connection: Wire },
) => Session<Wire>;
export type PgClient = Session<unknown>;

/** What a result has learnt of a description, and reads its rows by. */
export const rowReading = ['fields', '_parsers', '_prebuiltEmptyResultObject'] as const;
export type RowReading = Record<(typeof rowReading)[number], unknown>;

type Callback = (error: Error | null, result?: unknown) => void;

interface Statement<Wire> {
  name: string | undefined;
  callback?: Callback;
  readonly _result: RowReading;
  /** Whether rows are kept for who waits for all of them. */
  _accumulateRows: boolean;
  submit(connection: Wire): Error | null;
  requiresPreparation(): boolean;
  prepare(connection: Wire): void;
  handleRowDescription(message: Message): void;
  handleDataRow(message: Message): void;
  handleCommandComplete(message: Message, connection: Wire): void;
}

/** A statement under way. */
export const PgQuery = Query as unknown as new <Wire = PgConnection>(
  config: unknown,
  values?: unknown,
  callback?: unknown,
) => Statement<Wire>;
export type PgQuery = Statement<PgConnection>;
