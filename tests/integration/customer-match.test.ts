import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const fields = `meta: hashedEmail google: hashedEmail(for: GOOGLE)
  metaPhone: hashedPhone googlePhone: hashedPhone(for: GOOGLE)
  hashedFirstName hashedLastName googleLastName: hashedLastName(for: GOOGLE) hashedPostalCode postalCode`;

let world: OwnWorld;
let own: Graph;
beforeAll(async () => {
  world = await ownWorld();
  const ann = {
    email: 'Ann.Lee+Shop@GMail.com\r\n',
    country: 'DE',
    phone: '030 / 123 45 67',
    first_name: ' Ann-Marie ',
    last_name: 'O’Lee',
    postal_code: '10 115',
  };
  await put(world, 'sales', 'customers', [
    { number: 'BOTH', ...ann, consent_email: true, consent_sms: true },
    { number: 'EMAIL', ...ann, consent_email: true },
    { number: 'SMS', ...ann, consent_sms: true },
    { number: 'NEITHER', ...ann, consent_post: true, consent_profiling: true },
    { number: 'NONE', email: 'n/a', phone: 'n/a', consent_email: true, consent_sms: true },
  ]);
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await own.close();
  await world.drop();
});

const emails = { meta: sha256('ann.lee+shop@gmail.com'), google: sha256('annlee@gmail.com') };
const phones = { metaPhone: sha256('49301234567'), googlePhone: sha256('+49301234567') };
const names = {
  hashedFirstName: sha256('annmarie'),
  hashedLastName: sha256('olee'),
  googleLastName: sha256('o’lee'),
  hashedPostalCode: sha256('10115'),
};
const hidden = (values: object) => Object.fromEntries(Object.keys(values).map((name) => [name, null]));
const told = {
  BOTH: { ...emails, ...phones, ...names, postalCode: '10 115' },
  EMAIL: { ...emails, ...hidden(phones), ...names, postalCode: '10 115' },
  SMS: { ...hidden(emails), ...phones, ...names, postalCode: '10 115' },
  NEITHER: { ...hidden(emails), ...hidden(phones), ...hidden(names), postalCode: '10 115' },
  NONE: { ...hidden(emails), ...hidden(phones), ...hidden(names), postalCode: null },
};

test('each hash goes by the consent to its channel, and by the rules of its platform', async () => {
  const { data, errors, statements } = await own.query(`{ customers { nodes { number ${fields} } } }`);
  expect(errors).toBeUndefined();
  const rows = data.customers.nodes.map(({ number, ...hashes }: { number: string }) => [number, hashes]);
  expect(Object.fromEntries(rows)).toEqual(told);
  expect(statements).toHaveLength(1);
});

test('a company that keeps no numbers, names and postal codes still has its addresses', async () => {
  await world.sql(
    'sales',
    'alter table sales.customers drop column phone, drop column first_name, drop column last_name, drop column postal_code',
  );
  const { data, errors } = await own.query(`{ customer(number: "BOTH") { ${fields} } }`);
  expect(errors).toBeUndefined();
  expect(data.customer).toEqual({ ...emails, ...hidden(phones), ...hidden(names), postalCode: null });
});
