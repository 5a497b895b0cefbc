import type { Figures } from '../../figures/entity.ts';
import type { Gathering } from '../../figures/gathering.ts';
import type { memberFigures } from './figures.ts';

export interface AudienceParent {
  readonly members: Gathering;
  /** Loaded when first read; null without members. */
  readonly figures: () => Promise<Figures<keyof typeof memberFigures> | null>;
}
