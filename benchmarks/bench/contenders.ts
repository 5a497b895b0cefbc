import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { worldNow } from '../../sample-data/world.ts';
import { defaultManifestFile, urlVariable } from '../../src/config/config.ts';
import { freePort } from '../../src/embedded/free-port.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { startProcess, type ServerProcess } from '../server-process.ts';
import type { BenchDatabases } from './databases.ts';
import { fromPostgraphile } from './from-postgraphile.ts';
import { idOf, operations, type OperationName } from './operations.ts';
import { answerTo, type Request } from './requests.ts';

/** A server under test, with all processes that its answers take. */
export interface Running {
  readonly name: ContenderName;
  readonly origin: string;
  readonly pids: readonly number[];
  request(operation: OperationName, variables: object): Request;
  /** An answer's data as the product would write it. */
  shape(operation: OperationName, data: unknown): unknown;
}

/** In the order of tables. `ours` are the product; the limit is no server for anything else. */
export const contenders = {
  plain: { title: 'Apollo Server', says: 'Apollo Server 5.5 standalone, graphql-js, DataLoader, Kysely' },
  'plain-jit': { title: 'Apollo Server, jit', says: 'the same with graphql-jit and prepared statements' },
  mercurius: { title: 'Mercurius', says: 'Mercurius 16 on Fastify, jit, loaders, Kysely' },
  postgraphile: { title: 'PostGraphile', says: 'PostGraphile 5.1 over one database that holds all five' },
  'hive-gateway': {
    title: 'Hive Gateway',
    says: 'Hive Gateway 2.15 over five subgraphs of the plain server, as its command line starts it',
  },
  'apollo-gateway': {
    title: 'Apollo Gateway',
    says: 'Apollo Gateway 2.14 over the same five subgraphs',
  },
  limit: {
    title: 'by hand',
    says: 'node:http and one JSON-making statement a database for these three answers alone, the limit',
  },
  opsgraph: { title: 'Opsgraph', says: 'by POST of the text' },
  'opsgraph-get': { title: 'Opsgraph, GET', says: 'by GET of its hash' },
} as const satisfies Record<string, { readonly title: string; readonly says: string }>;

export type ContenderName = keyof typeof contenders;
export const contenderNames = Object.keys(contenders) as ContenderName[];
export const isOurs = (name: ContenderName): boolean => name.startsWith('opsgraph');
const isGateway = (name: ContenderName): boolean => name.endsWith('-gateway');

export const peersFolder = join(import.meta.dirname, '../peers');

/** Everything of ours on, but that the load of one key is answered, and that answers are made and not given again. */
export const ourSettings = {
  ANSWER_CACHE_MB: '0',
  COST_CAPACITY: '1000000000',
  LIMIT_REQUESTS_PER_CALLER: '1000',
};

/** The operations of the registry and of the benchmark. */
export async function writeManifest(directory: string): Promise<string> {
  const manifest = JSON.parse(await readFile(defaultManifestFile, 'utf8')) as { operations: object[] };
  const ours = Object.values(operations).map(({ operationName, text }) => ({
    id: idOf(text),
    name: operationName,
    type: 'query',
    body: text,
  }));
  const path = join(directory, 'manifest.json');
  await writeFile(path, JSON.stringify({ ...manifest, operations: [...manifest.operations, ...ours] }));
  return path;
}

export const signedIn = ({ key }: ServerProcess): Record<string, string> => ({
  authorization: `Bearer ${key}`,
});

export const byHash = (operation: OperationName, variables: object): string => {
  const search = { documentId: idOf(operations[operation].text), variables: JSON.stringify(variables) };
  return `/graphql?${new URLSearchParams(search).toString()}`;
};

/** Contenders that are up; ended with their scope. */
export class Contenders implements AsyncDisposable {
  readonly running: Running[] = [];
  readonly #ends: (() => Promise<void>)[] = [];
  readonly #databases: BenchDatabases;
  #subgraphs: Promise<{ supergraph: string; pids: number[] }> | undefined;

  constructor(databases: BenchDatabases) {
    this.#databases = databases;
  }

  async start(names: readonly ContenderName[], manifest: string): Promise<void> {
    let server: ServerProcess | undefined;
    for (const name of names) {
      if (isOurs(name)) {
        // Both ways lead to one server.
        server ??= await this.#startOurs(manifest);
        this.running.push(ours(name, server));
      } else this.running.push(await this.#startPeer(name));
    }
  }

  async #startOurs(manifest: string): Promise<ServerProcess> {
    const server = await startProcess(
      {},
      {
        ...ourSettings,
        // Without URLs it reads the sample world by the world's own clock.
        OPSGRAPH_DATA_DIR: this.#databases.directory,
        PERSISTED_MANIFEST_FILE: manifest,
      },
    );
    this.#ends.push(() => server.stop());
    return server;
  }

  async #startPeer(name: ContenderName): Promise<Running> {
    const subgraphs = isGateway(name) ? await (this.#subgraphs ??= this.#startSubgraphs()) : undefined;
    const supergraph = subgraphs?.supergraph ?? '';
    const { pid, origin } = await this.#spawn(name, commandOf(name, supergraph), {
      ...(name === 'plain-jit' && { PLAIN_JIT: '1' }),
      SUPERGRAPH: supergraph,
    });
    return {
      name,
      origin,
      pids: [pid, ...(subgraphs?.pids ?? [])],
      request: (operation, variables) => {
        const { operationName, text, postgraphile } = operations[operation];
        const query = name === 'postgraphile' ? postgraphile : text;
        const body = JSON.stringify({ operationName, query, variables });
        return { method: 'POST', path: '/graphql', headers: {}, body };
      },
      shape: name === 'postgraphile' ? fromPostgraphile : (_, data) => data,
    };
  }

  /** The plain server's five sources as subgraphs, and the file of the graph that they make. */
  async #startSubgraphs(): Promise<{ supergraph: string; pids: number[] }> {
    const file = join(peersFolder, 'plain/subgraph.ts');
    const started = await Promise.all(
      sourceNames.map(async (source) => ({
        source,
        ...(await this.#spawn(`subgraph ${source}`, [file, source], {})),
      })),
    );
    const services = await Promise.all(
      started.map(async ({ source, origin }) => {
        const body = JSON.stringify({ query: '{ service: _service { sdl } }' });
        const data = await answerTo(origin, { method: 'POST', path: '/', headers: {}, body });
        const { sdl } = (data as { service: { sdl: string } }).service;
        return { name: source, url: origin, typeDefs: parse(sdl) };
      }),
    );
    const { supergraphSdl, errors } = composeServices(services);
    if (!supergraphSdl) throw new Error(`The subgraphs do not fit together: ${errors?.join('\n')}`);
    const supergraph = join(this.#databases.directory, 'supergraph.graphql');
    await writeFile(supergraph, supergraphSdl);
    return { supergraph, pids: started.map(({ pid }) => pid) };
  }

  async #spawn(name: string, command: readonly string[], environment: Record<string, string>) {
    const { urls, all, directory } = this.#databases;
    const port = await freePort();
    const log = join(directory, `${name}.log`);
    const child = spawn(process.execPath, command, {
      env: {
        ...Object.fromEntries(sourceNames.map((source) => [urlVariable(source), urls[source]])),
        ALL_DATABASE_URL: all,
        NODE_ENV: 'production',
        GRAPHILE_ENV: 'production',
        WORLD_NOW: worldNow.toISOString(),
        PORT: String(port),
        HOST: '127.0.0.1',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const { pid } = child;
    if (pid === undefined) throw new Error(`${name} could not be started.`);
    child.stderr.pipe(createWriteStream(log));
    const ended = once(child, 'exit');
    this.#ends.push(async () => {
      if (child.exitCode === null) child.kill('SIGKILL');
      await ended;
    });
    const origin = `http://127.0.0.1:${port}`;
    const body = JSON.stringify({ query: '{ __typename }' });
    while (child.exitCode === null) {
      const headers = { 'content-type': 'application/json' };
      const up = await fetch(`${origin}/graphql`, { method: 'POST', headers, body }).catch(() => undefined);
      await up?.text();
      if (up) return { pid, origin };
      await sleep(20);
    }
    throw new Error(`${name} ended before it was up:\n${await readFile(log, 'utf8')}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Gateways before their subgraphs.
    for (const end of this.#ends.toReversed()) await end();
  }
}

function commandOf(name: ContenderName, supergraph: string): readonly string[] {
  if (name === 'hive-gateway')
    return [
      join(peersFolder, name, 'node_modules/@graphql-hive/gateway/dist/bin.js'),
      'supergraph',
      supergraph,
    ];
  return [join(peersFolder, name === 'plain-jit' ? 'plain' : name, 'server.ts')];
}

function ours(name: ContenderName, server: ServerProcess): Running {
  const { origin, pid } = server;
  const headers = signedIn(server);
  return {
    name,
    origin,
    pids: [pid],
    request: (operation, variables) => {
      if (name === 'opsgraph-get') return { method: 'GET', path: byHash(operation, variables), headers };
      const { operationName, text: query } = operations[operation];
      const body = JSON.stringify({ operationName, query, variables });
      return { method: 'POST', path: '/graphql', headers, body };
    },
    shape: (_, data) => data,
  };
}
