import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { compareSchemas } from '../../scripts/schema-changes/compare.ts';

const compare = (old: string, next: string) => compareSchemas(buildSchema(old), buildSchema(next));
const rest = 'type Query { product(sku: ID): Product } type Product { name: String }';

test.each([
  [
    'a field',
    `${rest} extend type Product { size: Int }`,
    "Field 'size' was removed from object type 'Product'",
  ],
  [
    'an argument',
    rest.replace('sku: ID', 'sku: ID, old: Int'),
    "Argument 'old: Int' was removed from field 'Query.product'",
  ],
  [
    'the nullability of an argument',
    rest.replace('String', 'String!'),
    "Field 'Product.name' changed type from 'String!' to 'String'",
  ],
  ['a type', `${rest} extend type Product { size: Size } type Size { cm: Int }`, "Type 'Size' was removed"],
  [
    'a type that only an interface led to',
    `${rest} extend type Query { node: Node } interface Node { id: ID } type Old implements Node { id: ID }`,
    "Type 'Old' was removed",
  ],
])('taking %s away without a word is breaking', async (_, old, message) => {
  const next = old.includes('interface') ? old.replace(/type Old.*$/, '') : rest;
  const { breaking } = await compare(old, next);
  expect(breaking).toContain(message);
});

test('what was deprecated may go, and is named', async () => {
  const old = `
    type Query { product(sku: ID, old: Int @deprecated): Product, size: Size @deprecated }
    type Product { name: String, grams: Int @deprecated, stage(in: StageInput): Stage }
    type Size { cm: Int }
    enum Stage { NEW GONE @deprecated }
    input StageInput { is: Stage, was: Stage @deprecated }`;
  const next = `
    type Query { product(sku: ID): Product }
    type Product { name: String, stage(in: StageInput): Stage }
    enum Stage { NEW }
    input StageInput { is: Stage }`;
  const { breaking, announced } = await compare(old, next);
  expect(breaking).toEqual([]);
  expect(announced.toSorted()).toEqual([
    "Argument 'old: Int' was removed from field 'Query.product'",
    "Enum value 'GONE' (deprecated) was removed from enum 'Stage'",
    "Field 'grams' (deprecated) was removed from object type 'Product'",
    "Field 'size' (deprecated) was removed from object type 'Query'",
    "Input field 'was' (deprecated) was removed from input object type 'StageInput'",
    "Type 'Size' was removed",
  ]);
});

test('what may surprise a client is named and allowed, and what cannot is not mentioned', async () => {
  const old = `${rest} enum Stage { NEW } extend type Product { stage: Stage }`;
  const { breaking, announced, dangerous } = await compare(
    old,
    `${old.replace('NEW', 'NEW GONE')} extend type Product { size: Int }`,
  );
  expect([...breaking, ...announced]).toEqual([]);
  expect(dangerous).toEqual(["Enum value 'GONE' was added to enum 'Stage'"]);
});

test.each([
  ['that no document can bear is nothing to a client', 'FIELD_DEFINITION', []],
  [
    'of documents is a promise',
    'FIELD_DEFINITION | FIELD',
    ["Type for argument 'weight' on directive 'dear' changed from 'Int!' to 'Float!'"],
  ],
])('a change of a directive %s', async (_, locations, broken) => {
  const old = `${rest} directive @dear(weight: Int!) on ${locations}`;
  const { breaking } = await compare(old, old.replace('Int!', 'Float!'));
  expect(breaking).toEqual(broken);
});
