/**
 * Loaded into a server of the soak before its own code. SIGUSR2 collects its garbage, so that what is left is what it
 * keeps; and its clock is behind ours by the milliseconds of its argument, in the sample world's present.
 */
process.on('SIGUSR2', () => globalThis.gc?.());

const behind = Number(process.argv[2]);
const now = () => ours() - behind;
const ours = Date.now;
globalThis.Date = new Proxy(Date, {
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  construct: (target, args) => Reflect.construct(target, args.length ? args : [now()]),
});
