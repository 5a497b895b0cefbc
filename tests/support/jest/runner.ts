import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { announce, type Globals } from './globals.ts';

interface Environment {
  readonly global: { console: Console; [key: symbol]: unknown };
  fakeTimersModern: object;
}

/** Of jest's runtime what jest-circus asks of it, and the maker of `jest`. */
interface Runtime {
  requireInternalModule(file: string): unknown;
  setGlobalsForRuntime(globals: Omit<Globals, 'jest'>): void;
  unstable_shouldLoadAsEsm(file: string): boolean;
  unstable_importModule(file: string): Promise<void>;
  readonly jestGlobals: { jestObjectFor(suite: string): Globals['jest'] };
}

type RunSuite = (
  globalConfig: object,
  config: object,
  environment: Environment,
  runtime: Runtime,
  suite: string,
  send?: unknown,
) => Promise<object>;

const require = createRequire(import.meta.url);
const { default: runByCircus } = require('jest-circus/runner') as { default: RunSuite };

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: new URL('globals.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

const testTimeout = Symbol.for('TEST_TIMEOUT_SYMBOL');
/** What jest-circus keeps of a suite, by the names of its symbols. */
const ofOneSuite = new Set<string | undefined>([
  'JEST_STATE_SYMBOL',
  'EVENT_HANDLERS',
  testTimeout.description,
]);
const world = globalThis as Environment['global'] & typeof globalThis;

/** A set-up may start processes, which on a busy machine takes longer than a test may. */
const patience = 120_000;

const patient =
  (hook: Globals['beforeAll'], { global }: Environment): Globals['beforeAll'] =>
  (run, timeout = Math.max(patience, Number(global[testTimeout] ?? 0))) =>
    hook(run, timeout);

/**
 * Runs a suite by jest-circus, but has Node itself import it. So a worker loads the product and its libraries once for all
 * suites; jest would load them anew for each, which took more time than most suites take.
 */
const runSuite: RunSuite = (globalConfig, config, environment, runtime, suite, send) => {
  const { console } = world;
  const FakeTimers = environment.fakeTimersModern.constructor as new (of: object) => object;
  environment.fakeTimersModern = new FakeTimers({ config, global: world });
  world.console = environment.global.console;
  runtime.requireInternalModule = (file) => {
    delete require.cache[file];
    return createRequire(import.meta.url)(file);
  };
  runtime.setGlobalsForRuntime = (globals) =>
    announce({
      ...globals,
      beforeAll: patient(globals.beforeAll, environment),
      afterAll: patient(globals.afterAll, environment),
      jest: runtime.jestGlobals.jestObjectFor(suite),
    });
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = async (file) => {
    await import(pathToFileURL(file).href);
    world[testTimeout] = environment.global[testTimeout];
  };
  return runByCircus(globalConfig, config, environment, runtime, suite, send).finally(() => {
    world.console = console;
    for (const symbol of Object.getOwnPropertySymbols(world)) {
      if (ofOneSuite.has(symbol.description)) delete world[symbol];
    }
  });
};

export default runSuite;
