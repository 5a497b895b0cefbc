import { sql } from 'kysely';
import type { Catalogue } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import type { ReckonedOn } from '../../source.ts';
import { tables } from '../tables.ts';

/** What logistics knows of products: the suppliers and lanes that active disruptions hit. */
export const products = {
  source: 'logistics',
  of: 'products',
  tables,
  relations: {
    /** A row for each supplier and each lane; no key, for products are not known here. */
    hits: {
      points: 3,
      needs: ['disruptions'],
      rows({ parameter, has }) {
        const parts = [
          ...(has('disruption_suppliers')
            ? [
                sql`select disruption_number, supplier_code, null::text as lane_code from ${sql.table('logistics.disruption_suppliers')}`,
              ]
            : []),
          ...(has('disruption_lanes')
            ? [
                sql`select disruption_number, null::text as supplier_code, lane_code from ${sql.table('logistics.disruption_lanes')}`,
              ]
            : []),
        ];
        const hit = parts.length
          ? sql.join(parts, sql` union all `)
          : sql`select null::text as disruption_number, null::text as supplier_code, null::text as lane_code where false`;
        return sql`select d.number as disruption, hit.supplier_code as supplier, hit.lane_code as lane
          from ${sql.table('logistics.disruptions')} as d join (${hit}) as hit on hit.disruption_number = d.number
          where d.started_on <= ${parameter('today', 'date')}
            and (d.ended_on is null or d.ended_on > ${parameter('today', 'date')})`;
      },
    },
  },
  figures: {},
} satisfies Catalogue;

const matchers = matchersOf(products);

export const productMatcher = (read: Reader, { today }: ReckonedOn) => matchers(read, { today: () => today });
