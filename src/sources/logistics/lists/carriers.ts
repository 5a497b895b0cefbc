import { onePerKey } from '../../../database/loaders.ts';
import { anyOf } from '../../../database/statement.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';

const carriersByCode = statement(
  'carriers_by_code',
  (db, p: { codes: readonly string[] }) =>
    db.selectFrom('carriers').select(['code', 'name']).where('code', '=', anyOf(p.codes)),
  { keyed: { codes: 'code' } },
);

export const carrier = ({ read }: LogisticsReaders) =>
  onePerKey((codes: readonly string[]) => read(carriersByCode, { codes }), 'code');
