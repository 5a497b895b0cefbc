import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { badUserInput } from './errors.ts';

/** The values a cursor stands for, one for each step of the order, as Postgres writes them. */
export type Position = readonly (string | null)[];

/** What each row of a paged statement carries beside its columns. */
export interface CursorColumns {
  readonly cursor_0: string | null;
  readonly cursor_1: string | null;
  /** Of an order of three steps alone. */
  readonly cursor_2?: string | null;
}

const signatureBytes = 12;

/**
 * Turns places in lists into cursors and back. A cursor is signed, and names its list and order: one that was changed,
 * made up or taken from another list is refused. What it holds is sealed, for an order may be by what not everybody may
 * read, and the same place has the same cursor each time: the signature stands in for a random start.
 */
export class CursorCodec {
  readonly #key: string;
  readonly #seal: Buffer;

  constructor(key: string) {
    this.#key = key;
    this.#seal = createHmac('sha256', key).update('what cursors hold').digest();
  }

  encode(list: string, row: CursorColumns): string {
    const { cursor_0, cursor_1, cursor_2 } = row;
    const position = cursor_2 === undefined ? [cursor_0, cursor_1] : [cursor_0, cursor_1, cursor_2];
    const body = Buffer.from(JSON.stringify(position));
    const signature = this.#sign(list, body);
    return Buffer.concat([signature, this.#sealed(signature, body)]).toString('base64url');
  }

  /** Throws BAD_USER_INPUT, naming the argument, for anything `encode` did not make for this list. */
  decode(list: string, cursor: string, argument: 'after' | 'before'): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, signatureBytes);
    if (bytes.toString('base64url') === cursor && signature.length === signatureBytes) {
      const body = this.#sealed(signature, bytes.subarray(signatureBytes));
      if (timingSafeEqual(signature, this.#sign(list, body))) return JSON.parse(body.toString()) as Position;
    }
    throw badUserInput('This cursor was not given out for this list and order.', {
      argument,
      got: cursor,
      wanted: 'a cursor of this list in this order',
    });
  }

  #sign(list: string, body: Buffer): Buffer {
    return createHmac('sha256', this.#key)
      .update(list)
      .update('\0')
      .update(body)
      .digest()
      .subarray(0, signatureBytes);
  }

  /** Seals, and opens what is sealed: a stream that only the key and the signature lead to is laid over it. */
  #sealed(signature: Buffer, body: Buffer): Buffer {
    const stream = createHash('shake256', { outputLength: body.length })
      .update(this.#seal)
      .update(signature)
      .digest();
    return body.map((byte, index) => byte ^ (stream[index] ?? 0)) as Buffer;
  }
}
