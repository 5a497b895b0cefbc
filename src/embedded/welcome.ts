import { stories } from '../../sample-data/stories.ts';
import type { SourceName } from '../kernel/source-name.ts';

interface StartedServer {
  readonly address: string;
  readonly configured: readonly SourceName[];
  readonly sampled: readonly SourceName[];
  /** What time it was for the graph when it began, where a setting says so. */
  readonly begunAt: Date | null;
  readonly development: boolean;
  /** The bearer tokens that anybody on this machine may use; none where callers are known otherwise. */
  readonly demoCallers: readonly string[];
}

/** What a person sees when the API is up: what to open, on which data, and three things to try. */
export function welcome({
  address,
  configured,
  sampled,
  begunAt,
  development,
  demoCallers,
}: StartedServer): string {
  const data = [
    configured.length ? `Your databases: ${configured.join(', ')}.` : '',
    sampled.length
      ? `Sample databases: ${sampled.join(', ')} (an outdoor shop on ${configured.length ? 'made-up data, moved to today' : '20 November 2026'}).`
      : '',
    begunAt ? `The clock began at ${begunAt.toISOString()}.` : '',
  ].filter(Boolean);
  const { runsOutBeforeDelivery, thinMargin, loyalAndAngry } = stories;
  const tries = [
    [
      'Will it run out before the next delivery?',
      `{ product(sku: "${runsOutBeforeDelivery.sku}") { name inventory { available daysOfCover } leadTimeDays stockoutBeforeReplenishment } }`,
    ],
    [
      'What does a discount do to a bestseller?',
      `{ product(sku: "${thinMargin.sku}") { name margin { percent } promotions(discountPercents: [10, 30]) { discountPercent marginPercent profitable } } }`,
    ],
    [
      'Is our best customer happy?',
      `{ customer(number: "${loyalAndAngry.customer}") { name segment lifetimeValue { amount currency } tickets(filter: { open: true }) { nodes { subject priority } } } }`,
    ],
  ];
  const lines = [
    `Opsgraph is up: ${address}/graphql`,
    ...(development
      ? [
          `Explore it: ${address} (begin here), ${address}/graphql (Apollo Sandbox), ${address}/explorer (needs no internet)`,
        ]
      : []),
    ...data,
    ...(demoCallers.length
      ? [
          `Demo callers: anyone on this machine may ask as the developer, who may read everything, or with`,
          `  "Authorization: Bearer <name>" as ${demoCallers.join(', ')} (see docs/access.md).`,
          `  WARNING: put no proxy before this server. One that adds no X-Forwarded-For, Forwarded or Via lets everybody in`,
          `  as the developer. Set API_KEYS_FILE or AUTH_ISSUER, or NODE_ENV=production, before others can reach it.`,
        ]
      : []),
  ];
  if (configured.length === 0 && development) {
    lines.push(
      '',
      'Three things to try:',
      ...tries.map(([question, query]) => `  ${question}\n    ${query}`),
    );
  }
  return `\n${lines.join('\n')}\n`;
}
