import type { LifeSoFar } from '../../domain/lifecycle.ts';
import type { Sku } from '../../domain/ids.ts';

/** What a product's stage is told from. */
export interface LifecycleParent extends LifeSoFar {
  readonly sku: Sku;
}
