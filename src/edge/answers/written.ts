import type { GraphQLResponse } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { nextTurn } from '../../kernel/event-loop.ts';

/** JSON that has been written already, in the place of what it was written from. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An answer as it is sent: what `writeAnswer` has written as it is. */
export const stringified = ({ data, ...rest }: FormattedExecutionResult): string =>
  data instanceof Written ? data.text : `${JSON.stringify({ ...rest, data })}\n`;

/**
 * Writes an answer once, before Apollo Server would without a pause; `text` are its data where they are written already.
 * Whether it is no longer than so many bytes.
 */
export async function writeAnswer(
  { body }: Pick<GraphQLResponse, 'body'>,
  text: string | null,
  maximum: number,
): Promise<boolean> {
  if (body.kind !== 'single') return true;
  const { data, errors, extensions } = body.singleResult;
  const answer = { errors, data: text === null ? data : new Written(text), extensions };
  const whole = await jsonWithin(answer, maximum);
  if (whole !== null) body.singleResult = { data: writtenData(`${whole}\n`) };
  return whole !== null;
}

/** Written data in the place of an answer's. */
export const writtenData = (text: string) => new Written(text) as unknown as Record<string, unknown>;

/** What is written without a pause, in characters: a few milliseconds. */
const charactersPerSlice = 256 * 1_024;
/** What is written as one piece, about. */
const charactersPerPiece = 64 * 1_024;
/** What a name, or a value that is no text, comes to with its punctuation, about. */
const charactersPerWord = 10;

/**
 * A value as JSON in at most so many bytes of UTF-8; null where it is longer, found out as soon as it is. What is
 * too much for one piece is written in several, and in turns of the event loop.
 */
export async function jsonWithin(value: unknown, maximum: number): Promise<string | null> {
  let [text, bytes, nextYieldAt] = ['', 0, charactersPerSlice];
  for (const piece of piecesOf(value)) {
    bytes += Buffer.byteLength(piece);
    if (bytes > maximum) return null;
    text += piece;
    if (text.length > nextYieldAt) {
      nextYieldAt = text.length + charactersPerSlice;
      await nextTurn();
    }
  }
  return text;
}

type Json = Readonly<Record<string, unknown>>;

function* piecesOf(value: unknown): Generator<string> {
  if (value instanceof Written) yield value.text;
  else if (!isObject(value) || roomAfter(value, charactersPerPiece) >= 0)
    yield JSON.stringify(value) ?? 'null';
  else yield* Array.isArray(value) ? itemsOf(value) : membersOf(value);
}

/** As many items together as are one piece. */
function* itemsOf(items: readonly unknown[]): Generator<string> {
  let before = '[';
  for (let from = 0; from < items.length; before = ',') {
    let until = from;
    for (let room = charactersPerPiece; until < items.length; until += 1) {
      room = roomAfter(items[until], room);
      if (room < 0) break;
    }
    yield before;
    if (until > from) yield JSON.stringify(items.slice(from, until)).slice(1, -1);
    else yield* piecesOf(items[until++]);
    from = until;
  }
  yield ']';
}

function* membersOf(value: Json): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(member);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** How many characters have room after this value; negative where it has none, for it is too long or written already. */
function roomAfter(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length;
  if (!isObject(value)) return room - charactersPerWord;
  if (value instanceof Written) return -1;
  let left = room;
  // Walked by name, a list would make a text of each place.
  if (Array.isArray(value))
    for (let place = 0; place < value.length && left >= 0; place += 1)
      left = roomAfter(value[place], left - charactersPerWord);
  else
    for (const name in value) {
      left = roomAfter(value[name], left - charactersPerWord);
      if (left < 0) break;
    }
  return left;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
