import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, parse } from 'graphql';
import { contract } from '../contract.ts';
import { readRegistry } from './folder.ts';

/** What a scalar is in the JSON that clients read. */
const scalars = {
  Sku: 'string',
  CustomerNumber: 'string',
  OrderNumber: 'string',
  TicketNumber: 'string',
  ShipmentNumber: 'string',
  ReturnNumber: 'string',
  FeedbackNumber: 'string',
  PurchaseOrderNumber: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  CurrencyCode: 'string',
  CountryCode: 'string',
  Percent: 'number',
  Scope: 'string',
};

/**
 * The registry's operations as typed documents for Apollo Client, urql and others, with the `__typename`s that these
 * would add and, in `__meta__.hash`, the ids of the manifest.
 */
export async function typedClient(): Promise<string> {
  const written = readRegistry().filter(({ imported }) => !imported);
  const bodies = new Map(written.map(({ name, forms }) => [name, forms.at(-1)?.body ?? '']));
  const ids = new Map(written.map(({ name, forms }) => [name, forms.at(-1)?.id ?? '']));
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: 'client/',
    schema: contract,
    schemaAst: buildASTSchema(contract),
    documents: [...bodies.values()].map((body) => ({ document: parse(body), rawSDL: body })),
    plugins: [],
    pluginMap: {},
    config: { scalars, strictScalars: true, useTypeImports: true },
    presetConfig: {
      fragmentMasking: false,
      // Its own text of an operation is sorted, so a hash of that would be no client's.
      persistedDocuments: { hashAlgorithm: (text) => ids.get(/^\w+ (\w+)/.exec(text)?.[1] ?? '') ?? '' },
    },
  });
  const operations = sections.find(({ filename }) => filename.endsWith('graphql.ts'));
  if (!operations) throw new Error('client-preset writes its documents elsewhere');
  return `/* Written by \`npm run codegen\` from schema/operations: change those. */\n${await codegen(operations)}\n`;
}
