import { expect } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { withSession } from '../../src/database/session.ts';
import { grantReader, prepareDatabase } from '../../src/embedded/databases.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { ownWorld, type Answer } from './graph.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { startVictim, type Victim } from './victim.ts';

/** A world whose costs are in a Postgres of their own, behind a network of their own; both can be maltreated. */
export interface CostsApart {
  readonly urls: SourceUrls;
  readonly victim: Victim;
  readonly network: Proxy;
  /** Runs SQL as the owner of the costs, past the network. */
  administer<Row = unknown>(text: string): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Products known to both: TENT-1 to TENT-20. */
const skus = `(select 'TENT-' || number as sku from generate_series(1, 20) as number) as skus`;
export const product = (number = 1) => `{ product(sku: "TENT-${number}") { name unitCost { amount } } }`;
/** The same without what the costs say. */
export const productAlone = '{ product(sku: "TENT-1") { name brand } }';
export const whole = { product: { name: 'A tent', unitCost: { amount: '50.00' } } };
const withoutCosts = { product: { name: 'A tent', unitCost: null } };

export async function costsApart(): Promise<CostsApart> {
  const [world, victim] = await Promise.all([ownWorld(), startVictim()]);
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
     select sku, 'A tent', now() from ${skus}`,
  );
  const { ownerUrl, readerUrl } = await prepareDatabase(victim.cluster, 'cogs');
  await migrate('cogs', ownerUrl);
  await grantReader(ownerUrl, 'cogs');
  const administer = <Row>(text: string): Promise<Row[]> =>
    withSession(victim.cluster.ownerUrl('opsgraph_cogs'), async (session) => {
      const { rows } = await session.query(text);
      return rows as Row[];
    });
  await administer(
    `insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from)
     select sku, 'MATERIAL', 5000, 'USD', '2026-01-01' from ${skus}`,
  );
  const network = await openProxy(readerUrl);
  return {
    urls: { ...world.urls, cogs: network.url },
    victim,
    network,
    administer,
    async drop() {
      await network.close();
      await victim.end();
      await world.drop();
    },
  };
}

/** Every answer is whole, or lacks the costs and says so: never wrong, and never another field. */
export function expectRightOrNull(answers: readonly Pick<Answer, 'data' | 'errors'>[]): void {
  for (const { data, errors } of answers) {
    if (!errors) expect(data).toEqual(whole);
    else {
      expect(data).toEqual(withoutCosts);
      expect(errors).toMatchObject([
        { path: ['product', 'unitCost'], extensions: { code: 'SOURCE_UNAVAILABLE', source: 'cogs' } },
      ]);
    }
  }
}
