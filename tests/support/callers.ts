import { unrestricted, type Caller, type Scope } from '../../src/kernel/caller.ts';
import { demoCaller } from '../../src/callers/demo-callers.ts';
import { sampleGraph, type Answer, type Graph } from './graph.ts';

/** A caller with these scopes alone. */
export const withScopes = (...scopes: Scope[]): Caller => ({
  ...unrestricted,
  id: 'test',
  scopes: new Set(scopes),
});

/** A demo caller, for all rows. */
export const demo = (name: string): Caller => ({
  ...demoCaller(`demo-${name}`, true),
  countries: null,
  brands: null,
});

export interface SharedGraph {
  ask(caller: Caller, document: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** The sample graph for callers who take turns. */
export async function graphForCallers(changes: Parameters<typeof sampleGraph>[1] = {}): Promise<SharedGraph> {
  let asking = unrestricted;
  const graph: Graph = await sampleGraph({}, { ...changes, identify: async () => asking });
  return {
    ask(caller, document, variables) {
      asking = caller;
      return graph.query(document, variables);
    },
    close: () => graph.close(),
  };
}

/** The places, without numbers of rows, at which errors of a code were told. */
export const places = ({ errors }: Answer, code: string): string[] => [
  ...new Set(
    (errors ?? [])
      .filter(({ extensions }) => extensions['code'] === code)
      .map(({ path }) => (path ?? []).filter((step) => typeof step === 'string').join('.')),
  ),
];
