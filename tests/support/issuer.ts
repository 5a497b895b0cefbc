import {
  CompactSign,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

interface Signing {
  readonly kid: string;
  readonly alg: string;
  readonly key: CryptoKey | Uint8Array;
}

/** An OIDC issuer on this machine, with discovery and a set of keys. */
export interface Issuer {
  readonly url: string;
  readonly audience: string;
  readonly publicKeys: JWK[];
  /** How often its keys were read. */
  readonly reads: () => number;
  /** Makes a new key pair and publishes it; tokens are signed by the newest. */
  rotate(alg?: string): Promise<void>;
  /** A token of this issuer's, good for five minutes but for these claims; signed otherwise if told so. */
  token(claims?: JWTPayload & Record<string, unknown>, signing?: Signing, typ?: string): Promise<string>;
  /** A token over these claims to the letter. */
  sign(claims: string): Promise<string>;
  /** From now on discovery says this besides. */
  discover(changes: object): void;
  /** How many questions it was asked. */
  readonly questions: () => number;
  /** How many connections to it are open. */
  connections(): Promise<number>;
  /** From now on every question is answered with this status. */
  fail(status: number | null): void;
  close(): Promise<void>;
}

export async function openIssuer(): Promise<Issuer> {
  const publicKeys: JWK[] = [];
  let signing: Signing | undefined;
  let failing: number | null = null;
  let reads = 0;

  let discovery = {};
  let questions = 0;

  const server = createServer((request, response) => {
    questions++;
    if (failing !== null) {
      response.writeHead(failing).end();
      return;
    }
    if (request.url === '/jwks') reads++;
    const body =
      request.url === '/jwks' ? { keys: publicKeys } : { issuer: url, jwks_uri: `${url}/jwks`, ...discovery };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = 'https://graph.example.com';

  const issuer: Issuer = {
    url,
    audience,
    publicKeys,
    reads: () => reads,
    async rotate(alg = 'ES256') {
      const { publicKey, privateKey } = await generateKeyPair(alg);
      const kid = `key-${publicKeys.length + 1}`;
      publicKeys.push({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' });
      signing = { kid, alg, key: privateKey };
    },
    discover: (changes) => {
      discovery = changes;
    },
    questions: () => questions,
    connections: () => promisify(server.getConnections.bind(server))(),
    token(claims = {}, by = signing, typ = 'at+jwt') {
      if (!by) throw new Error('The issuer has no key yet.');
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: url, aud: audience, sub: 'ada', iat: now, exp: now + 300 };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: by.alg, kid: by.kid, typ })
        .sign(by.key);
    },
    sign(claims) {
      const { alg, kid, key } = signing!;
      return new CompactSign(new TextEncoder().encode(claims)).setProtectedHeader({ alg, kid }).sign(key);
    },
    fail: (status) => {
      failing = status;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  await issuer.rotate();
  return issuer;
}
