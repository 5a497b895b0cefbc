/**
 * Loaded into a server of the soak before its own code. When told to, it collects its garbage and says what is left:
 * what it keeps. Its clock is behind ours by the milliseconds of `SOAK_BEHIND`, in the sample world's present.
 */
process.on('message', (flavor: Flavor) => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor });
  process.send?.(process.memoryUsage());
});

/** The last resort also returns to the system the pages that a collection empties, which V8 else keeps for later. */
export type Flavor = 'regular' | 'last-resort';

const behind = Number(process.env['SOAK_BEHIND']);
const now = () => ours() - behind;
const ours = Date.now;
globalThis.Date = new Proxy(Date, {
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  construct: (target, args) => Reflect.construct(target, args.length ? args : [now()]),
});
