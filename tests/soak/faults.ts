import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../../sample-data/random.ts';
import { withSession } from '../../src/database/session.ts';
import { ownerUrl, type Target } from './databases.ts';

/** Does something to a source and resolves when that is over. */
type Fault = (target: Target, dice: Dice) => Promise<void>;

/** For how long what has a length lasts: from hardly noticed to longer than any limit of a server. */
const lasts = (dice: Dice): number => dice.between(200, 6_000);

export const faults: Record<string, Fault> = {
  'a backend is killed': async (target) => {
    await withSession(ownerUrl(target), (session) =>
      session.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'opsgraph' order by random() limit 1`,
      ),
    );
  },
  'the source is paused': async ({ victim }, dice) => {
    await victim.pause();
    await sleep(lasts(dice));
    await victim.resume();
  },
  'the source is killed and restarted': async ({ victim, network }) => {
    await victim.kill();
    network.leadTo((await victim.restart()).port);
  },
  'a table is locked': async (target, dice) => {
    await withSession(ownerUrl(target), async (session) => {
      const { rows } = await session.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 order by 1`,
        [target.source],
      );
      await session.query(`begin; lock table ${dice.pick(rows).name} in access exclusive mode`);
      await sleep(lasts(dice));
      await session.query('rollback');
    });
  },
  'every connection is reset': async ({ network }) => network.reset(),
  'new connections are refused': async ({ network }, dice) => {
    network.refuse();
    await sleep(lasts(dice));
    network.heal();
  },
  'the network swallows everything': async ({ network }, dice) => {
    network.swallow();
    await sleep(lasts(dice));
    network.heal();
  },
  'the network is slow': async ({ network }, dice) => {
    network.throttle(dice.between(20_000, 200_000));
    await sleep(lasts(dice));
    network.heal();
  },
};
