import { dayText, today } from '../calendar.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { stories } from '../stories.ts';
import { logisticsTables } from './tables.ts';

const put = rowsOf(logisticsTables);

type Kind = 'SUPPLIER_OUTAGE' | 'PORT_CONGESTION' | 'STRIKE' | 'WEATHER' | 'CUSTOMS' | 'CAPACITY' | 'OTHER';

interface Disruption {
  readonly number: string;
  readonly kind: Kind;
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  readonly summary: string;
  /** Days from today. */
  readonly days: readonly [started: number, expectedEnd: number | null, ended: number | null];
  readonly delay: number | null;
  readonly suppliers?: readonly string[];
  readonly lanes?: readonly string[];
}

const { supplierDisrupted, allLanesDisrupted, oneLaneDisrupted, outboundDisrupted } = stories;

const disruptions: readonly Disruption[] = [
  {
    number: 'D-2025-003',
    kind: 'WEATHER',
    severity: 'MEDIUM',
    summary: 'Winter storm closes the harbour of Hamburg',
    days: [-668, -664, -663],
    delay: 4,
    lanes: ['HAM-FXT', 'HAM-LAX'],
  },
  {
    number: 'D-2025-007',
    kind: 'STRIKE',
    severity: 'HIGH',
    summary: 'Dockers in Genoa stop work',
    days: [-590, -580, -574],
    delay: 9,
    lanes: ['GOA-RTM', 'GOA-FXT', 'GOA-LAX'],
  },
  {
    number: 'D-2025-011',
    kind: 'CUSTOMS',
    severity: 'LOW',
    summary: 'New papers for textiles slow down clearance at Felixstowe',
    days: [-511, -490, -492],
    delay: 3,
    lanes: ['SHA-FXT', 'SGN-FXT', 'CGP-FXT'],
  },
  {
    number: 'D-2025-016',
    kind: 'SUPPLIER_OUTAGE',
    severity: 'HIGH',
    summary: 'Fire in the dye house',
    days: [-402, -372, -365],
    delay: 25,
    suppliers: ['SUP-011'],
  },
  {
    number: 'D-2025-019',
    kind: 'CAPACITY',
    severity: 'MEDIUM',
    summary: 'Carriers short of containers out of Shanghai',
    days: [-355, -325, -331],
    delay: 8,
    lanes: ['SHA-LAX', 'SHA-RTM', 'SHA-FXT'],
  },
  {
    number: 'D-2026-002',
    kind: 'WEATHER',
    severity: 'LOW',
    summary: 'Fog keeps ships waiting off Lisbon',
    days: [-308, -305, -305],
    delay: 2,
    lanes: ['LIS-RTM'],
  },
  {
    number: 'D-2026-008',
    kind: 'PORT_CONGESTION',
    severity: 'HIGH',
    summary: 'Forty ships wait off Los Angeles',
    days: [-241, -210, -199],
    delay: 12,
    lanes: ['SHA-LAX', 'SGN-LAX', 'KHH-LAX'],
  },
  {
    number: 'D-2026-014',
    kind: 'OTHER',
    severity: 'MEDIUM',
    summary: 'Power is rationed in the industrial parks of Chattogram',
    days: [-160, -140, -139],
    delay: 7,
    suppliers: ['SUP-009', 'SUP-017'],
  },
  {
    number: 'D-2026-021',
    kind: 'STRIKE',
    severity: 'MEDIUM',
    summary: 'Lorry drivers strike at Rotterdam',
    days: [-73, -66, -65],
    delay: 5,
    lanes: ['LIS-RTM', 'HAM-RTM', 'GOA-RTM'],
  },
  {
    number: 'D-2026-026',
    kind: 'CUSTOMS',
    severity: 'LOW',
    summary: 'Clearance system renewed in Seattle, papers by hand',
    days: [-24, -10, null],
    delay: 2,
    lanes: ['SEA-LAX'],
  },
  {
    number: 'D-2026-028',
    kind: 'CAPACITY',
    severity: 'MEDIUM',
    summary: 'Knitting lines are booked out before the season',
    days: [-19, 20, null],
    delay: 10,
    suppliers: ['SUP-013'],
  },
  {
    number: allLanesDisrupted.disruption,
    kind: 'PORT_CONGESTION',
    severity: 'CRITICAL',
    summary: 'Chattogram takes no ships after the cyclone',
    days: [-12, 16, null],
    delay: 18,
    lanes: ['CGP-LAX', 'CGP-RTM', 'CGP-FXT'],
  },
  {
    number: oneLaneDisrupted.disruption,
    kind: 'WEATHER',
    severity: 'MEDIUM',
    summary: 'Typhoon season keeps ships to Rotterdam in Kaohsiung',
    days: [-6, 5, null],
    delay: 6,
    lanes: [oneLaneDisrupted.lane],
  },
  {
    number: supplierDisrupted.disruption,
    kind: 'SUPPLIER_OUTAGE',
    severity: 'HIGH',
    summary: 'Flood in the filling plant',
    days: [-9, 26, null],
    delay: 21,
    suppliers: [supplierDisrupted.supplier],
  },
  {
    number: 'D-2026-032',
    kind: 'OTHER',
    severity: 'LOW',
    summary: 'Stocktaking, nothing leaves the works for two days',
    days: [-1, 1, null],
    delay: null,
    suppliers: ['SUP-020'],
  },
  {
    number: outboundDisrupted.disruption,
    kind: 'WEATHER',
    severity: 'MEDIUM',
    summary: 'Snow holds up lorries from Leipzig to the Alps',
    days: [-2, 6, null],
    delay: 3,
    lanes: outboundDisrupted.countries.map((country) => `${outboundDisrupted.warehouse}-${country}`),
  },
  {
    number: 'D-2026-033',
    kind: 'STRIKE',
    severity: 'HIGH',
    summary: 'Strike announced at Felixstowe',
    days: [11, 18, null],
    delay: 7,
    lanes: ['HAM-FXT', 'LIS-FXT', 'SHA-FXT', 'SGN-FXT'],
  },
];

const text = (days: number | null) => (days === null ? null : dayText(today + days));

export function* disruptionRows(): Generator<Put> {
  for (const { number, kind, severity, summary, days, delay, suppliers = [], lanes = [] } of disruptions) {
    yield put('disruptions', {
      number,
      kind,
      severity,
      summary,
      started_on: dayText(today + days[0]),
      expected_end_on: text(days[1]),
      ended_on: text(days[2]),
      delay_days: delay,
    });
    for (const supplier_code of suppliers) {
      yield put('disruption_suppliers', { disruption_number: number, supplier_code });
    }
    for (const lane_code of lanes) yield put('disruption_lanes', { disruption_number: number, lane_code });
  }
}
