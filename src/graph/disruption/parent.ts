import type { DisruptionRow } from '../../sources/logistics/index.ts';
import type { ConnectionOf } from '../connection.ts';

export type { DisruptionRow };
export type DisruptionConnectionParent = ConnectionOf<DisruptionRow>;
