import { sourceNames, type SourceName } from '../kernel/source-name.ts';

const askedForMilliseconds = 800;
const keptMilliseconds = 1_000;

export type SourceUp = Readonly<Record<SourceName, boolean>>;

/**
 * Which sources answer. However many ask, each source is asked at most once a second, and everybody has an answer within
 * a second: a source that takes longer is down.
 */
export class SourceProbe {
  readonly #ping: (source: SourceName, milliseconds: number) => Promise<void>;
  #last: { readonly at: number; readonly up: Promise<SourceUp> } | undefined;

  constructor(ping: (source: SourceName, milliseconds: number) => Promise<void>) {
    this.#ping = ping;
  }

  up(): Promise<SourceUp> {
    if (!this.#last || performance.now() - this.#last.at > keptMilliseconds) {
      this.#last = { at: performance.now(), up: this.#askAll() };
    }
    return this.#last.up;
  }

  async #askAll(): Promise<SourceUp> {
    const answers = sourceNames.map(async (source) => {
      const up = await this.#ping(source, askedForMilliseconds).then(
        () => true,
        () => false,
      );
      return [source, up] as const;
    });
    return Object.fromEntries(await Promise.all(answers)) as SourceUp;
  }
}
