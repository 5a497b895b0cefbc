import { arrivals, laneCode, origins, warehouses } from '../inventory/places.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { countries } from '../sales/countries.ts';
import { carriers } from './carriers.ts';
import { logisticsTables } from './tables.ts';

const put = rowsOf(logisticsTables);

export function* networkRows(): Generator<Put> {
  for (const { code, name } of carriers) yield put('carriers', { code, name });
  for (const origin of origins) {
    for (const [i, { place }] of arrivals.entries()) {
      yield put('lanes', { code: laneCode(origin, i), from_place: origin.place, to_place: place });
    }
  }
  for (const warehouse of warehouses) {
    for (const country of countries) {
      const code = `${warehouse.code}-${country.code}`;
      yield put('lanes', { code, from_place: warehouse.code, to_place: country.code });
    }
  }
}
