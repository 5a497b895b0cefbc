import type { QueryResult } from 'pg';
import { StatementAbandoned } from '../failure.ts';
import { Execution, type Execute, type Interceptor } from './interceptor.ts';
import { isSame } from './same-values.ts';

interface Flight {
  readonly execution: Execution;
  readonly result: Promise<QueryResult>;
  waiting: number;
}

/**
 * One execution for all who ask the same at the same time. It is abandoned when the last of them has left, so nobody's
 * leaving costs another the answer. The answer is shared: it must not be changed.
 */
export function singleFlight(): Interceptor {
  /** By text. What a statement answers follows from its text and its values alone, whoever asks. */
  const underWay = new Map<string, Set<Flight>>();

  return (execution, next) => {
    const { statement, values, caller } = execution;
    const flight = flightWith(values, underWay.get(statement.text));
    if (flight) execution.isJoined = true;
    return wait(flight ?? depart(new Execution(statement, values, caller), next), execution);
  };

  function depart(execution: Execution, next: Execute): Flight {
    const flight: Flight = { execution, result: next(execution), waiting: 0 };
    const { text } = execution.statement;
    const flights = underWay.get(text);
    if (flights) flights.add(flight);
    else underWay.set(text, new Set([flight]));
    const landed = () => land(flight);
    flight.result.then(landed, landed);
    return flight;
  }

  function wait(flight: Flight, execution: Execution): Promise<QueryResult> {
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      execution.whenAbandoned(() => {
        reject(new StatementAbandoned());
        flight.waiting -= 1;
        if (flight.waiting === 0 && land(flight)) flight.execution.abandon();
      });
      flight.result.then((result) => {
        execution.isJoined ||= flight.execution.isJoined;
        return resolve(result);
      }, reject);
    });
  }

  /** Whether it was under way until now. */
  function land(flight: Flight): boolean {
    const { text } = flight.execution.statement;
    const flights = underWay.get(text);
    if (!flights?.delete(flight)) return false;
    if (flights.size === 0) underWay.delete(text);
    return true;
  }
}

/** Compared, not hashed: mostly nothing of the text is under way, else the first key is another. */
function flightWith(
  values: readonly unknown[],
  flights: ReadonlySet<Flight> | undefined,
): Flight | undefined {
  for (const flight of flights ?? []) if (isSame(flight.execution.values, values)) return flight;
  return undefined;
}
