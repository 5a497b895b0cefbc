import type { RequestContext } from '../context.ts';

/** What a subscription hears of, in batches, and which of a batch its caller may be told. */
export interface Delivery<Event = unknown> extends AsyncIterable<readonly Event[]> {
  /** The field of `Subscription` that tells it. */
  readonly field: string;
  /** Asked with a fresh context for each batch: what may be seen changes. Throws SourceUnavailable. */
  readonly visible: (events: readonly Event[], context: RequestContext) => Promise<readonly Event[]>;
}

/** For GraphQL, which hands it on to whoever runs the subscription without reading it. */
export function delivery<Event>(
  field: string,
  batches: AsyncIterable<readonly Event[]>,
  visible: Delivery<Event>['visible'],
): AsyncIterable<never> {
  const result: Delivery<Event> = {
    field,
    [Symbol.asyncIterator]: () => batches[Symbol.asyncIterator](),
    visible,
  };
  return result as unknown as AsyncIterable<never>;
}
