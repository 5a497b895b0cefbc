import { AsyncLocalStorage } from 'node:async_hooks';
import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api';
import type { SourceName } from '../kernel/source-name.ts';
import type { Metrics, RequestCost } from './metrics.ts';

/** A statement that has ended, well or not. */
export interface EndedStatement {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  readonly milliseconds: number;
  /** `answered`, or in one word why not. */
  readonly outcome: string;
}

interface ArrivedRequest {
  readonly id: string;
  readonly method: string;
  /** The route's pattern, never the address that was sent; absent where nothing is there. */
  readonly route: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly metrics: Metrics;
}

/** All that is told of operations that nobody listed, whose names are the caller's own words. */
export const unlisted = 'other';

/** What is learnt of one request while it runs: for its log line, its metrics and its spans. No value a caller sent. */
export class ObservedRequest {
  readonly id: string;
  /** Who asks, once that is known. */
  caller: string | null = null;
  /** The operation's name if it is listed, else `other`. */
  operation: string = unlisted;
  /** The hash of the operation's document: tells unlisted operations apart without their text. */
  document: string | null = null;
  readonly codes = new Set<string>();
  cost: RequestCost | null = null;
  statements = 0;
  readonly #arrival: ArrivedRequest;
  readonly #started = performance.now();
  readonly #span: Span;
  readonly #traceId: string | undefined;
  #operationSpan: Span | undefined;

  constructor(arrival: ArrivedRequest) {
    this.id = arrival.id;
    this.#arrival = arrival;
    this.#span = requestSpan(arrival.method, arrival.route, arrival.headers);
    this.#traceId = this.#span.isRecording() ? this.#span.spanContext().traceId : undefined;
  }

  /** Whether it lasts as long as its client likes, so that its time tells nothing. */
  isStream = false;

  get arrivedAt(): string | undefined {
    return this.#arrival.route;
  }

  /** Events that are asked together are one operation. */
  beginOperation(): void {
    this.#operationSpan ??= childSpan(this.#span, 'GraphQL Operation', { kind: SpanKind.INTERNAL });
  }

  /** Called when the operation is found in its document and may run. */
  nameOperation(type: string, name: string): void {
    this.operation = name;
    this.#operationSpan?.updateName(name === unlisted ? type : `${type} ${name}`);
    this.#operationSpan?.setAttributes({
      'graphql.operation.type': type,
      ...(name !== unlisted && { 'graphql.operation.name': name }),
    });
  }

  endOperation(codes: Iterable<string>): void {
    for (const code of codes) this.codes.add(code);
    if (this.codes.size > 0) fail(this.#operationSpan, [...this.codes].join(','));
    this.#operationSpan?.end();
  }

  addCost({ requested, actual }: RequestCost): void {
    const before = this.cost ?? { requested: 0, actual: 0 };
    this.cost = { requested: before.requested + requested, actual: before.actual + actual };
  }

  endStatement({ source, name, rows, milliseconds, outcome }: EndedStatement): void {
    this.statements += 1;
    const parent = this.#operationSpan ?? this.#span;
    if (!parent.isRecording()) return;
    const span = childSpan(parent, `${source}.${name}`, {
      kind: SpanKind.CLIENT,
      startTime: performance.now() - milliseconds,
      attributes: {
        'db.system.name': 'postgresql',
        'db.namespace': source,
        'db.operation.name': name,
        'db.query.summary': `${source}.${name}`,
        'db.response.returned_rows': rows,
      },
    });
    if (outcome !== 'answered') fail(span, outcome);
    span.end();
  }

  /** Ends the spans of what is no request of its own, such as events that a subscriber is told. */
  endSpans(): void {
    this.#span.end();
  }

  /** Ends the request's spans and counts it; returns what its log line tells. `status` 499: the caller left. */
  end(status: number, bytes: number | null): Record<string, unknown> {
    const milliseconds = performance.now() - this.#started;
    const { method, route = null, metrics } = this.#arrival;
    this.#span.setAttribute('http.response.status_code', status);
    if (status >= 500) fail(this.#span, String(status));
    this.#span.end();
    metrics.request(
      this.operation,
      status,
      this.codes,
      this.isStream ? null : milliseconds / 1000,
      this.cost,
    );
    return {
      requestId: this.id,
      caller: this.caller,
      method,
      route,
      operation: this.operation,
      document: this.document,
      status,
      codes: [...this.codes],
      milliseconds: Math.round(milliseconds * 10) / 10,
      cost: this.cost,
      statements: this.statements,
      bytes,
      ...(this.#traceId && { traceId: this.#traceId }),
    };
  }
}

function fail(span: Span | undefined, type: string): void {
  span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.setAttribute('error.type', type);
}

const running = new AsyncLocalStorage<ObservedRequest>();

/** Runs what belongs to a request, so that all it calls knows which one it is. */
export const withinRequest = <T>(request: ObservedRequest, run: () => T): T => running.run(request, run);

/** The request that this code runs for; none outside of requests. */
export const currentRequest = (): ObservedRequest | undefined => running.getStore();

/** Tells of each statement that has ended to the metrics and to the request that it ran for. */
export const statementObserver =
  (metrics: Metrics) =>
  (statement: EndedStatement): void => {
    metrics.statement(statement.source, statement.outcome, statement.milliseconds / 1000);
    currentRequest()?.endStatement(statement);
  };

const tracer = () => trace.getTracer('opsgraph');

/** The span of a request, in the trace that its `traceparent` header names. */
function requestSpan(
  method: string,
  route: string | undefined,
  headers: Readonly<Record<string, unknown>>,
): Span {
  return tracer().startSpan(
    route ? `${method} ${route}` : method,
    {
      kind: SpanKind.SERVER,
      attributes: { 'http.request.method': method, ...(route && { 'http.route': route }) },
    },
    propagation.extract(context.active(), headers),
  );
}

const childSpan = (parent: Span, name: string, options: SpanOptions): Span =>
  tracer().startSpan(name, options, trace.setSpan(context.active(), parent));
