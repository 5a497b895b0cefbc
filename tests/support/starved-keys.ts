import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCallers } from '../../src/callers/callers.ts';
import { changeKeys } from '../../src/callers/keys-file.ts';

/** Run by a test with few file descriptors: a key is revoked, and then its file cannot be read for a while. */
const [file = '', key = ''] = process.argv.slice(2);
let reported = 0;
const callers = await createCallers({ issuer: null, keysFile: file, demo: false }, () => {
  reported++;
});
const ask = () =>
  callers.identify({ 'x-api-key': key }).then(
    ({ id }) => id,
    ({ extensions }) => String(extensions.code),
  );

await changeKeys(file, (keys) => keys.map((each) => ({ ...each, revokedAt: new Date().toISOString() })));
const taken: number[] = [];
try {
  for (;;) taken.push(openSync('/dev/null', 'r'));
} catch {
  // None is left.
}
// So much later the file is looked at again.
await sleep(1_100);
const whileStarved = [await ask(), await ask()];
taken.forEach(closeSync);
console.log(JSON.stringify({ whileStarved, reported, afterwards: await ask() }));
