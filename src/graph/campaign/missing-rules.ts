import type { SourceName } from '../../kernel/source-name.ts';
import type { StaleTable } from '../../kernel/stale-table.ts';
import { staleText } from '../../sources/condition.ts';
import type { FindingSeverity } from '../generated/resolvers.ts';
import { valueOf, type FactResult, type ProductFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Case, CampaignRule } from './rule.ts';
import { isShort } from './supply-rules.ts';

/** Money and stock decide; without the rest, a person can still look. */
const deciding: ReadonlySet<SourceName> = new Set(['inventory', 'cogs', 'sales']);

const dataMissing = (severity: FindingSeverity, source: SourceName, message: string): Finding => ({
  code: 'DATA_MISSING',
  severity,
  source,
  message,
  value: null,
  threshold: null,
});

const words: Record<keyof ProductFacts, string> = {
  product: 'whether it is in the range',
  promise: 'units that can be promised',
  capacity: 'capacity',
  leadTimeDays: 'lead time',
  disruptions: 'disruptions',
  unitsSold: 'units sold',
  life: 'sales trend',
  price: 'price',
  cost: 'unit cost',
  rate: 'exchange rates',
  priceIndex: 'price index',
  issues: 'complaints',
};

/** What cannot be judged without a fact, where that is more than the fact. */
const withoutIt: Partial<Record<keyof ProductFacts, string>> = { cost: 'unit cost and margin' };

const entriesOf = (facts: ProductFacts) =>
  Object.entries(facts) as [keyof ProductFacts, FactResult<unknown>][];

/** What was asked, in words, and what came. */
export type FactAnswer = readonly [words: string, answer: FactResult<unknown>];

export const factAnswersOf = (facts: ProductFacts): readonly FactAnswer[] =>
  entriesOf(facts).map(([fact, answer]) => [words[fact], answer]);

/** One finding for each source that did not answer, with all that is unknown for that. */
export function unanswered(questions: readonly FactAnswer[]): readonly Finding[] {
  const lost = new Map<SourceName, Set<string>>();
  for (const [question, answer] of questions) {
    if (!('unanswered' in answer)) continue;
    lost.set(answer.unanswered, (lost.get(answer.unanswered) ?? new Set()).add(question));
  }
  return [...lost].map(([source, unknown]) =>
    dataMissing(
      deciding.has(source) ? 'BLOCKER' : 'WARNING',
      source,
      `The ${source} database did not answer. Unknown: ${[...unknown].join(', ')}.`,
    ),
  );
}

/** What was not asked because the caller may not know: a person who may has to look. */
export const withheld: CampaignRule = ({ facts }) =>
  entriesOf(facts).flatMap(([fact, answer]) =>
    'withheld' in answer
      ? [
          dataMissing(
            'WARNING',
            answer.withheld,
            `Not judged, for you may not see it: ${withoutIt[fact] ?? words[fact]}.`,
          ),
        ]
      : [],
  );

/** Whoever promises by what was so then has to look how it is now. */
export const staleFindings = (stale: readonly StaleTable[]): readonly Finding[] =>
  stale.map((table) =>
    dataMissing('WARNING', table.source, `In the ${table.source} database ${staleText(table)}.`),
  );

export const staleData: CampaignRule = ({ stale }) => staleFindings(stale);

export const silentSources: CampaignRule = ({ facts }) => unanswered(factAnswersOf(facts));

/** Without a rate the market cannot be compared, which a person can do; the margin is money. */
export const missingRates: CampaignRule = ({ facts, notKept }) =>
  entriesOf(facts).flatMap(([fact, answer]) =>
    'withoutRate' in answer
      ? [
          dataMissing(
            notKept.has('cogs.exchange_rates') ? 'INFO' : fact === 'priceIndex' ? 'WARNING' : 'BLOCKER',
            'cogs',
            `The ${words[fact]} cannot be reckoned. ${answer.withoutRate}`,
          ),
        ]
      : [],
  );

const isAbsent = (answer: FactResult<unknown>): boolean => 'value' in answer && answer.value === null;

interface Absence {
  readonly fact: keyof ProductFacts;
  /** Of a fact that a company records, and not of this product. */
  readonly severity: FindingSeverity;
  readonly source: SourceName;
  readonly message: string;
  /** The table without which it is not recorded at all, which is no reason to wait, and what is said then. */
  readonly keptIn?: string;
  readonly notKept?: string;
  /** Where its absence says something; always, if left out. */
  readonly matters?: (about: Case) => boolean;
}

/** What its source knows nothing about: each with the fact, how much it weighs and what is said. */
const absences: readonly Absence[] = [
  {
    fact: 'promise',
    severity: 'BLOCKER',
    source: 'inventory',
    message: 'What can be promised is not recorded: it has no stock record.',
    keptIn: 'inventory.warehouse_countries',
    notKept: 'Which warehouses serve which countries is not recorded: stock is not judged.',
  },
  {
    fact: 'unitsSold',
    severity: 'BLOCKER',
    source: 'sales',
    message: 'What was sold of it is not recorded.',
    keptIn: 'sales.product_daily_sales',
    notKept: 'Daily sales are not recorded: nothing is known of what will be wanted.',
  },
  { fact: 'price', severity: 'BLOCKER', source: 'cogs', message: 'It has no price today.' },
  {
    fact: 'cost',
    severity: 'BLOCKER',
    source: 'cogs',
    message: 'It has no unit cost today.',
    keptIn: 'cogs.cost_records',
    notKept: 'Costs are not recorded: margins are not judged.',
  },
  {
    fact: 'leadTimeDays',
    severity: 'INFO',
    source: 'inventory',
    message: 'How long a new order takes is not recorded.',
    matters: isShort,
  },
  {
    fact: 'disruptions',
    severity: 'INFO',
    source: 'logistics',
    message: 'Disruptions of its supply are not recorded.',
  },
  {
    fact: 'priceIndex',
    severity: 'INFO',
    source: 'cogs',
    message: "No competitor's price was seen in the trailing 30 days.",
    keptIn: 'cogs.competitor_prices',
    notKept: "Competitors' prices are not recorded.",
    matters: ({ facts }) => valueOf(facts.price) !== null,
  },
  { fact: 'issues', severity: 'INFO', source: 'support', message: 'Complaints are not recorded.' },
];

function absenceOf(absence: Absence, { facts, notKept }: Case): Finding | null {
  const { fact, severity, source, message } = absence;
  if (!isAbsent(facts[fact])) return null;
  return absence.keptIn && notKept.has(absence.keptIn)
    ? dataMissing('INFO', source, absence.notKept ?? message)
    : dataMissing(severity, source, message);
}

/** What the rules go on without, because the company does not record it at all. */
const doneWithout: readonly { readonly tables: readonly string[]; readonly message: string }[] = [
  {
    tables: ['inventory.purchase_orders', 'inventory.purchase_order_lines'],
    message: 'Open purchase orders are not recorded: what can be promised is judged as if there were none.',
  },
  {
    tables: ['inventory.booked_demand'],
    message: 'Booked demand is not recorded: what can be promised is judged as if there were none.',
  },
  { tables: ['inventory.capacity_weeks'], message: 'Capacity is not recorded.' },
];

export const absentData: CampaignRule = (about) => [
  ...absences
    .filter(({ matters }) => matters?.(about) ?? true)
    .map((absence) => absenceOf(absence, about))
    .filter((finding) => finding !== null),
  ...doneWithout
    .filter(({ tables }) => tables.some((table) => about.notKept.has(table)))
    .map(({ message }) => dataMissing('INFO', 'inventory', message)),
  ...(valueOf(about.facts.unitsSold) === 0
    ? [
        dataMissing(
          'WARNING',
          'sales',
          'Nothing was sold in the trailing 28 days: an uplift on nothing tells nothing.',
        ),
      ]
    : []),
];

export const noBudgets = dataMissing(
  'INFO',
  'cogs',
  'Budgets are not recorded: what the campaign costs is held against none.',
);

export const unknownProduct = ({ plan }: Case): Finding =>
  dataMissing('BLOCKER', 'inventory', `No product has the SKU ${plan.sku}.`);

export const isUnknownProduct = (facts: ProductFacts): boolean => isAbsent(facts.product);
