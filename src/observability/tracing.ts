/** Who collects spans, by OpenTelemetry's own variables, which its SDK reads itself. */
export interface TracingOptions {
  /** The service's name, unless those variables say another. */
  readonly serviceName: string | undefined;
}

/**
 * Starts OpenTelemetry's SDK, which is loaded only then: it takes longer than all the rest of the start. Until it is
 * started, what asks for spans costs next to nothing and gets none.
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
