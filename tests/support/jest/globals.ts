import type * as All from '@jest/globals';

export type Globals = Pick<
  typeof All,
  'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach' | 'describe' | 'expect' | 'jest' | 'test'
>;

/** What stands for `@jest/globals`: the globals of the suite that runs, also for modules that earlier suites loaded. */
export let { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } = {} as Globals;

export function announce(globals: Globals): void {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } = globals);
}
