import type { SourceName } from '../../kernel/source-name.ts';
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

export const silentSources: CampaignRule = ({ facts }) => unanswered(factAnswersOf(facts));

/** Without a rate the market cannot be compared, which a person can do; the margin is money. */
export const missingRates: CampaignRule = ({ facts }) =>
  entriesOf(facts).flatMap(([fact, answer]) =>
    'withoutRate' in answer
      ? [
          dataMissing(
            fact === 'priceIndex' ? 'WARNING' : 'BLOCKER',
            'cogs',
            `The ${words[fact]} cannot be reckoned. ${answer.withoutRate}`,
          ),
        ]
      : [],
  );

const isAbsent = (answer: FactResult<unknown>): boolean => 'value' in answer && answer.value === null;

/** What its source knows nothing about: each with the fact, how much it weighs and what is said. */
const absences: readonly {
  readonly fact: keyof ProductFacts;
  readonly severity: FindingSeverity;
  readonly source: SourceName;
  readonly message: string;
  /** Where its absence says something; always, if left out. */
  readonly matters?: (about: Case) => boolean;
}[] = [
  {
    fact: 'promise',
    severity: 'BLOCKER',
    source: 'inventory',
    message: 'What can be promised is not recorded: stock, open orders or bookings are missing.',
  },
  { fact: 'unitsSold', severity: 'BLOCKER', source: 'sales', message: 'Daily sales are not recorded.' },
  { fact: 'price', severity: 'BLOCKER', source: 'cogs', message: 'It has no price today.' },
  { fact: 'cost', severity: 'BLOCKER', source: 'cogs', message: 'It has no unit cost today.' },
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
    matters: ({ facts }) => valueOf(facts.price) !== null,
  },
  { fact: 'issues', severity: 'INFO', source: 'support', message: 'Complaints are not recorded.' },
];

export const absentData: CampaignRule = (about) => [
  ...absences
    .filter(({ fact, matters }) => isAbsent(about.facts[fact]) && (matters?.(about) ?? true))
    .map(({ severity, source, message }) => dataMissing(severity, source, message)),
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

export const unknownProduct = ({ plan }: Case): Finding =>
  dataMissing('BLOCKER', 'inventory', `No product has the SKU ${plan.sku}.`);

export const isUnknownProduct = (facts: ProductFacts): boolean => isAbsent(facts.product);
