import type { Sums } from '../../figures/entity.ts';
import type { Gathering } from '../../figures/gathering.ts';
import type { memberSums } from './sums.ts';

export interface AudienceParent {
  readonly members: Gathering;
  /** Loaded when first read; null without members. */
  readonly sums: () => Promise<Sums<keyof typeof memberSums> | null>;
}
