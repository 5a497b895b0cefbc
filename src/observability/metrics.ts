import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SourceName } from '../kernel/source-name.ts';

export interface RequestCost {
  /** What the request could have cost, by its document and variables. */
  readonly requested: number;
  /** What it did cost. */
  readonly actual: number;
}

const breakerStates = ['closed', 'half-open', 'open'] as const;
type BreakerState = (typeof breakerStates)[number];

/** How a source stands at the moment of asking. */
export interface SourceGauges {
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
  readonly breaker: BreakerState;
}

export interface MetricsSources {
  readonly states: () => Readonly<Record<SourceName, SourceGauges>>;
  /** How each source answers. */
  readonly probed: () => Promise<
    Readonly<Record<SourceName, { readonly status: 'UP' | 'DEGRADED' | 'DOWN' }>>
  >;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What Prometheus reads. Every label's values come from this program: names of operations only where they are listed. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #registers = [this.#registry];
  readonly #requests = this.#counter('requests_total', 'Requests answered.', ['operation', 'status']);
  readonly #errors = this.#counter('request_errors_total', 'Requests with an error of this code.', [
    'operation',
    'code',
  ]);
  readonly #requestSeconds = this.#histogram('request_duration_seconds', 'Time to answer.', ['operation']);
  readonly #costRequested = this.#counter('cost_requested_total', 'Cost that requests were weighed at.', [
    'operation',
  ]);
  readonly #costActual = this.#counter('cost_actual_total', 'Cost that requests came to.', ['operation']);
  readonly #unlisted = this.#counter(
    'unlisted_operations_total',
    'Runs of operations that nobody listed.',
    [],
  );
  readonly #sharedAnswers = this.#counter(
    'shared_answers_total',
    'Answers that may be shared, by how they were found.',
    ['found'],
  );
  readonly #subscriptions = this.#gauge(
    'live_subscriptions',
    'Subscriptions that are told of what happens.',
    ['field', 'transport'],
  );
  readonly #sockets = this.#gauge('live_sockets', 'WebSockets whose caller is known.', []);
  readonly #eventsDelivered = this.#counter('live_events_total', 'Events that subscribers were told.', [
    'field',
  ]);
  readonly #eventsCoalesced = this.#counter(
    'live_events_coalesced_total',
    'Changes that became part of others before a subscriber was told.',
    [],
  );
  readonly #statements = this.#counter('statements_total', 'SQL statements by how they ended.', [
    'source',
    'outcome',
  ]);
  readonly #statementSeconds = this.#histogram('statement_duration_seconds', 'Time of an SQL statement.', [
    'source',
  ]);

  /** Reports sources whenever it is scraped. */
  watch({ states, probed }: MetricsSources): void {
    const connections = this.#gauge('pool_connections', 'Connections to a source.', ['source', 'state']);
    const waiting = this.#gauge('pool_waiting', 'Statements that wait for a connection.', ['source']);
    const breakers = this.#gauge('breaker_state', "The state a source's breaker is in: 1, else 0.", [
      'source',
      'state',
    ]);
    const answering = this.#gauge('source_up', 'Whether a source answers: 1 or 0.', ['source']);
    const degraded = this.#gauge(
      'source_degraded',
      'Whether a source that answers lacks something or has stale data: 1 or 0.',
      ['source'],
    );
    this.#beforeScrape = async () => {
      for (const [source, { pool, breaker }] of Object.entries(states())) {
        connections.set({ source, state: 'idle' }, pool.idle);
        connections.set({ source, state: 'busy' }, pool.total - pool.idle);
        waiting.set({ source }, pool.waiting);
        for (const state of breakerStates) breakers.set({ source, state }, Number(state === breaker));
      }
      for (const [source, { status }] of Object.entries(await probed())) {
        answering.set({ source }, Number(status !== 'DOWN'));
        degraded.set({ source }, Number(status === 'DEGRADED'));
      }
    };
  }
  #beforeScrape: () => Promise<void> = async () => {};

  /** Adds those of the process: memory, CPU, garbage collection, the event loop's lag. Once a process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  request(
    operation: string,
    status: number,
    codes: ReadonlySet<string>,
    seconds: number | null,
    cost: RequestCost | null,
  ): void {
    this.#requests.inc({ operation, status });
    for (const code of codes) this.#errors.inc({ operation, code });
    if (seconds !== null) this.#requestSeconds.observe({ operation }, seconds);
    if (cost) {
      this.#costRequested.inc({ operation }, cost.requested);
      this.#costActual.inc({ operation }, cost.actual);
    }
  }

  /** What was refused before it was a request took no time that could be told. */
  unread(status: number, code: string): void {
    this.#requests.inc({ operation: 'other', status });
    this.#errors.inc({ operation: 'other', code });
  }

  /** Subscriptions that have begun to be told, and those that have ended. */
  subscriptions(change: 1 | -1, field: string, transport: string): void {
    this.#subscriptions.inc({ field, transport }, change);
  }

  /** WebSockets whose caller is known, and those of them that have closed. */
  sockets(change: 1 | -1): void {
    this.#sockets.inc(change);
  }

  /** A subscriber was told of so many events of a field of `Subscription`. */
  eventsDelivered(field: string, events: number): void {
    this.#eventsDelivered.inc({ field }, events);
  }

  /** So many changes became part of others before a subscriber was told. */
  eventsCoalesced(events: number): void {
    this.#eventsCoalesced.inc(events);
  }

  /** In mode `log`, an operation ran that mode `only` would refuse. */
  unlistedOperation(): void {
    this.#unlisted.inc();
  }

  /** An answer that may be shared was `kept`, `joined` (another request was making it) or had to be `made`. */
  sharedAnswer(found: 'kept' | 'joined' | 'made'): void {
    this.#sharedAnswers.inc({ found });
  }

  statement(source: SourceName, outcome: string, seconds: number): void {
    this.#statements.inc({ source, outcome });
    this.#statementSeconds.observe({ source }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of it in Prometheus's text format. */
  async text(): Promise<string> {
    await this.#beforeScrape();
    return this.#registry.metrics();
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `opsgraph_${name}`, help, labelNames, registers: this.#registers });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name: `opsgraph_${name}`, help, labelNames, registers: this.#registers });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
    const named = { name: `opsgraph_${name}`, help, labelNames };
    return new Histogram({ ...named, buckets: seconds, registers: this.#registers });
  }
}
