import { handedOut } from './event-loop.ts';

/** The same answer however often it is asked for; read when first asked. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => handedOut((answer ??= read()));
}
