import { context, propagation, SpanKind, trace, type Span, type SpanOptions } from '@opentelemetry/api';

/** Who collects spans, by OpenTelemetry's own variables, which its SDK reads itself. */
export interface TracingOptions {
  /** The service's name, unless those variables say another. */
  readonly serviceName: string | undefined;
}

/**
 * Starts OpenTelemetry's SDK, which is loaded only then: it takes longer than all the rest of the start. Until it is
 * started, the calls below cost next to nothing and make no spans.
 *
 * Returns what sends the last spans.
 */
export async function startTracing({ serviceName }: TracingOptions): Promise<() => Promise<void>> {
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  // Metrics are Prometheus's and the log is on standard error; the SDK would send both as well.
  const sdk = new NodeSDK({ serviceName, instrumentations: [], metricReaders: [], logRecordProcessors: [] });
  sdk.start();
  return () => sdk.shutdown();
}

const tracer = () => trace.getTracer('opsgraph');

/** The span of a request, in the trace that its `traceparent` header names. */
export function requestSpan(
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

export const childSpan = (parent: Span, name: string, options: SpanOptions): Span =>
  tracer().startSpan(name, options, trace.setSpan(context.active(), parent));
