import type { DeletionRow } from '../../sources/deletions.ts';
import type { ConnectionOf } from '../connection.ts';

export type { DeletionRow };
export type DeletionConnectionParent = ConnectionOf<DeletionRow>;
