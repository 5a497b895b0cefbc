import { createHmac, timingSafeEqual } from 'node:crypto';
import { badUserInput } from './errors.ts';

/** The values a cursor stands for, one for each step of the order, as Postgres writes them. */
export type Position = readonly (string | null)[];

/** What each row of a paged statement carries beside its columns. */
export interface CursorColumns {
  readonly cursor_0: string | null;
  readonly cursor_1: string | null;
}

const signatureBytes = 9;

/**
 * Turns places in lists into cursors and back. A cursor is signed, and names its list and order: one that was changed,
 * made up or taken from another list is refused.
 */
export class CursorCodec {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  encode(list: string, row: CursorColumns): string {
    const body = Buffer.from(JSON.stringify([row.cursor_0, row.cursor_1]));
    return Buffer.concat([this.#sign(list, body), body]).toString('base64url');
  }

  /** Throws BAD_USER_INPUT for anything `encode` did not make for this list. */
  decode(list: string, cursor: string): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(signatureBytes);
    const signature = bytes.subarray(0, signatureBytes);
    if (
      bytes.toString('base64url') !== cursor ||
      signature.length !== signatureBytes ||
      !timingSafeEqual(signature, this.#sign(list, body))
    ) {
      throw badUserInput('This cursor was not given out for this list and order.');
    }
    return JSON.parse(body.toString()) as Position;
  }

  #sign(list: string, body: Buffer): Buffer {
    return createHmac('sha256', this.#key)
      .update(list)
      .update('\0')
      .update(body)
      .digest()
      .subarray(0, signatureBytes);
  }
}
