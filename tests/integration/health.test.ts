import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { SourceProbe } from '../../src/edge/health.ts';
import { until } from '../support/child.ts';
import { nowhere, ownWorld, sampleGraph, type Graph } from '../support/graph.ts';

let graph: Graph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

async function open(...[urls, changes]: Parameters<typeof sampleGraph>): Promise<string> {
  graph = await sampleGraph(urls, changes);
  return graph.listen();
}

const ready = async (origin: string) => {
  const response = await fetch(`${origin}/health/ready`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

/** Asks until the answer is this one: a loaded machine may take a source for down, or itself for blocked, at first. */
const readyAs = (origin: string, answer: object) =>
  until(
    () => ready(origin),
    ({ text }) => isDeepStrictEqual(JSON.parse(text), answer),
  );

const allUp = Object.fromEntries(sourceNames.map((source) => [source, 'UP']));

describe('readiness', () => {
  test('tells how each source stands, keeps out of caches, and says no more', async () => {
    const { status, headers } = await readyAs(await open(), { status: 'ready', sources: allUp });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  });

  test('is degraded, and still ready, while a source is down', async () => {
    const answer = { status: 'degraded', sources: { ...allUp, cogs: 'DOWN' } };
    const { status, text } = await readyAs(await open({ cogs: nowhere }), answer);
    expect(status).toBe(200);
    expect(text).not.toMatch(/127|nobody|postgres/);
  });

  test('is refused while no source answers; the process is alive all the same', async () => {
    const origin = await open(Object.fromEntries(sourceNames.map((source) => [source, nowhere])));
    const sources = Object.fromEntries(sourceNames.map((source) => [source, 'DOWN']));
    expect((await readyAs(origin, { status: 'unavailable', sources })).status).toBe(503);
    const live = await fetch(`${origin}/health/live`);
    expect(live.status).toBe(200);
    expect(live.headers.get('cache-control')).toBe('no-store');
    expect(await live.json()).toEqual({ status: 'live' });
  });

  test('sees a source that comes back', async () => {
    const world = await ownWorld();
    try {
      const name = new URL(world.urls.cogs).pathname.slice(1);
      await world.sql('sales', `alter database ${name} rename to ${name}_away`);
      const origin = await open({ cogs: world.urls.cogs });
      await readyAs(origin, { status: 'degraded', sources: { ...allUp, cogs: 'DOWN' } });
      await world.sql('sales', `alter database ${name}_away rename to ${name}`);
      expect((await readyAs(origin, { status: 'ready', sources: allUp })).status).toBe(200);
    } finally {
      await graph?.close();
      graph = undefined;
      await world.drop();
    }
  });

  test('asks each source once, however many ask within a second', async () => {
    const asked: string[] = [];
    const probe = new SourceProbe({
      ping: async (source) => void asked.push(source),
      faultOf: async () => null,
    });
    await Promise.all(Array.from({ length: 50 }, () => probe.states()));
    expect(asked.toSorted()).toEqual(sourceNames.toSorted());
  });

  test('is refused while the event loop is blocked, and then again given', async () => {
    const origin = await open();
    await readyAs(origin, { status: 'ready', sources: allUp });
    const end = performance.now() + 1_500;
    while (performance.now() < end);
    const blocked = await ready(origin);
    expect(blocked.status).toBe(503);
    expect(JSON.parse(blocked.text)).toEqual({ status: 'blocked' });
    expect((await readyAs(origin, { status: 'ready', sources: allUp })).status).toBe(200);
  });
});
