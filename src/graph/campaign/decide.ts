import { worstFirst, type Finding } from './finding.ts';
import { margin, market } from './margin-rules.ts';
import {
  absentData,
  isUnknownProduct,
  missingRates,
  silentSources,
  staleData,
  unknownProduct,
  withheld,
} from './missing-rules.ts';
import type { Case, CampaignRule } from './rule.ts';
import { complaints, decline, discontinued } from './product-health-rules.ts';
import { capacity, disruption, leadTime, stock } from './supply-rules.ts';

/** In the order in which findings of one severity are told. */
const rules: readonly CampaignRule[] = [
  margin,
  stock,
  capacity,
  leadTime,
  disruption,
  market,
  complaints,
  decline,
  discontinued,
  silentSources,
  staleData,
  withheld,
  missingRates,
  absentData,
];

/** What speaks against one product. Of a SKU that nobody has, other databases have nothing to say that counts. */
export const findingsOn = (about: Case): readonly Finding[] =>
  isUnknownProduct(about.facts) ? [unknownProduct(about)] : worstFirst(rules.flatMap((rule) => rule(about)));
