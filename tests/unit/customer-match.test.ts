import { describe, expect, test } from '@jest/globals';
import {
  hashedEmail,
  hashedName,
  hashedPhone,
  hashedPostalCode,
  plainPhone,
} from '../../src/domain/customer-match.ts';
import { createHash } from 'node:crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Hashes that Meta's documentation of customer information parameters prints. */
describe('Of the vectors of the platforms', () => {
  test.each([
    ['John_Smith@gmail.com', '62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f'],
    ['  john_smith@gmail.com ', '62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f'],
  ])('Meta has of the address %j', (address, hash) => {
    expect(hashedEmail(address, 'META')).toBe(hash);
  });

  test('Meta has of the phone number (650)555-1212 of the US', async () => {
    const hash = 'e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176';
    expect(await hashedPhone('(650)555-1212', 'US', 'META')).toBe(hash);
    expect(await hashedPhone('+1 650 555 1212', null, 'META')).toBe(hash);
  });

  test.each([
    ['Mary', '6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec'],
    ['정', '8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14'],
    ['Valéry', '08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c'],
    ['Vale\u0301ry', '08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c'],
  ])('Meta has of the first name %s', (name, hash) => {
    expect(hashedName(name, 'META')).toBe(hash);
  });

  test.each([
    ['94035-1234', 'US', '94035'],
    ['M1 1AE', 'GB', 'm11ae'],
    ['75018', 'FR', '75018'],
    ['1987', 'AU', '1987'],
  ])('Meta has of the postal code %s', (code, country, plain) => {
    expect(hashedPostalCode(code, country)).toBe(sha256(plain));
  });

  // By Google's pages on customer match: john.smith+tag@gmail.com and JohnSmith@gmail.com are one.
  test.each([
    ['Jane.Doe+Shopping@googlemail.com', 'janedoe@googlemail.com'],
    ['jane.doe@gmail.com', 'janedoe@gmail.com'],
    ['Jane.Doe+Shopping@example.com', 'jane.doe+shopping@example.com'],
    ['jane.doe@gmail.com.example.org', 'jane.doe@gmail.com.example.org'],
    ['jane.doe@notgmail.com', 'jane.doe@notgmail.com'],
  ])('Google has of the address %s', (address, plain) => {
    expect(hashedEmail(address, 'GOOGLE')).toBe(sha256(plain));
    expect(hashedEmail(address, 'META')).toBe(sha256(address.toLowerCase()));
  });

  test('Google has phone numbers with the plus, and names with their punctuation', async () => {
    expect(await hashedPhone('+1 (800) 555-0100', null, 'GOOGLE')).toBe(sha256('+18005550100'));
    expect(hashedName(' O’Neil-Smith\t', 'GOOGLE')).toBe(sha256('o’neil-smith'));
    expect(hashedName(' O’Neil-Smith\t', 'META')).toBe(sha256('oneilsmith'));
  });
});

test.each([
  ['030 1234567', 'DE', '+49301234567'],
  ['0049 30 1234567', 'US', '+49301234567'],
  ['0049 30 1234567', null, '+49301234567'],
  ['+49 (0)30 / 123-45 67', 'FR', '+49301234567'],
  ['020 7946 0018', 'GB', '+442079460018'],
  ['030 1234567', null, null],
  ['030 1234567', 'ZZ', null],
  ['n/a', 'DE', null],
  ['12', 'DE', null],
  ['+49 30 1234567 1234567 1234567', 'DE', null],
  ['', 'DE', null],
  [null, 'DE', null],
])('the number %j of country %s is %s', async (text, country, number) => {
  expect(await plainPhone(text, country)).toBe(number);
});

test('what is none has no hash', () => {
  for (const text of [null, '', ' ', 'n/a', '@example.com', 'bob@', '+tag@gmail.com']) {
    expect([text, hashedEmail(text, 'GOOGLE')]).toEqual([text, null]);
  }
  for (const text of [null, '', ' \u00a0']) {
    expect([hashedName(text, 'GOOGLE'), hashedName(text, 'META'), hashedPostalCode(text, 'US')]).toEqual([
      null,
      null,
      null,
    ]);
  }
});
