import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import { disruptionRows } from './disruptions.ts';
import { networkRows } from './lanes.ts';
import { shipmentRows } from './shipments.ts';

export function* logisticsRows(world: World): Generator<Put> {
  yield* networkRows();
  yield* disruptionRows();
  yield* shipmentRows(world);
}
