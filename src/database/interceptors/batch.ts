import { AsyncResource } from 'node:async_hooks';
import type { QueryResult } from 'pg';
import { failureOf, StatementAbandoned } from '../failure.ts';
import type { Keyed } from '../statement.ts';
import { Execution, intercepting, type Execute, type Interceptor } from './interceptor.ts';
import { isSame } from './same-values.ts';

/** Who asks for more than so many keys, with all that is told of them, asks alone; together they ask for so many at most. */
const mostOwnKeys = 100;
const mostKeys = 200;
/** How long somebody waits for others at most, in milliseconds. */
const longestWait = 2;

interface Member {
  readonly execution: Execution;
  readonly resolve: (result: QueryResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Those who wait to be sent together, within the request of the first of them. */
interface Gathering {
  readonly members: Set<Member>;
  readonly request: AsyncResource;
  readonly timer: NodeJS.Timeout;
  size: number;
}

/** A statement with some values beside its keys. */
interface Group {
  readonly values: readonly unknown[];
  underWay: number;
  gathering: Gathering | undefined;
}

/**
 * Keys that several requests want by one statement at the same time go in one. Whoever finds nothing of it under way is
 * sent at once; those who come meanwhile are sent together when that is answered, or two milliseconds later. All values
 * that are not of the keys are the same, and with them what a row-restricted caller may see: rows are dealt out by their
 * keys alone. Where more is told of keys, nobody is answered by what another has told of the same one.
 */
export function batch(): Interceptor {
  /** By text. */
  const groups = new Map<string, Set<Group>>();

  return intercepting(
    ({ keyed }) => keyed !== undefined,
    (execution, next) => {
      const size = sizeOf(execution);
      if (size > mostOwnKeys) return next(execution);
      const group = groupOf(execution);
      if (group.underWay === 0) return follow(group, execution, next(execution), next);
      return new Promise((resolve, reject) => {
        if (group.gathering && !hasRoomFor(group.gathering, execution, size)) depart(group, next);
        group.gathering ??= gather(() => depart(group, next));
        const { members } = group.gathering;
        const member = { execution, resolve, reject };
        members.add(member);
        group.gathering.size += size;
        execution.whenAbandoned(() => {
          members.delete(member);
          reject(new StatementAbandoned());
        });
      });
    },
  );

  function groupOf({ statement: { text, keyed }, values }: Execution): Group {
    const known = groups.get(text);
    for (const group of known ?? []) {
      if (values.every((value, place) => isOfKeys(place, keyed) || isSame(value, group.values[place])))
        return group;
    }
    const group: Group = { values, underWay: 0, gathering: undefined };
    if (known) known.add(group);
    else groups.set(text, new Set([group]));
    return group;
  }

  /** What has gathered is sent when the answer is there. */
  function follow(
    group: Group,
    { statement: { text } }: Execution,
    result: Promise<QueryResult>,
    next: Execute,
  ) {
    group.underWay += 1;
    const landed = () => {
      group.underWay -= 1;
      if (group.gathering) return depart(group, next);
      if (group.underWay > 0) return;
      const known = groups.get(text);
      known?.delete(group);
      if (known?.size === 0) groups.delete(text);
    };
    result.then(landed, landed);
    return result;
  }

  function depart(group: Group, next: Execute): void {
    const { gathering } = group;
    if (!gathering) return;
    group.gathering = undefined;
    clearTimeout(gathering.timer);
    const members = [...gathering.members];
    const [first] = members;
    if (!first) return;
    const shared = members.length === 1 ? first.execution : union(members);
    const result = gathering.request.runInAsyncScope(next, undefined, shared);
    void follow(group, shared, result, next);
    result.then(
      (answer) => deal(members, answer),
      (error: unknown) => fail(members, error, next),
    );
  }
}

const listAt = ({ values }: Execution, place: number) => values[place] as readonly string[];
const placeOfKeys = ({ statement: { keyed } }: Execution) => keyed?.at ?? 0;
const keysOf = (execution: Execution) => listAt(execution, placeOfKeys(execution));
const toldOf = ({ statement: { keyed } }: Execution) => keyed?.told ?? [];

const isOfKeys = (place: number, keyed: Keyed | undefined): boolean =>
  place === keyed?.at || (keyed?.told.some((lists) => lists.includes(place)) ?? false);

const sizeOf = (execution: Execution): number =>
  toldOf(execution).reduce(
    (size, [entries]) => size + listAt(execution, entries).length,
    keysOf(execution).length,
  );

function hasRoomFor({ members, size }: Gathering, execution: Execution, more: number): boolean {
  if (size + more > mostKeys) return false;
  if (toldOf(execution).length === 0) return true;
  const keys = new Set(keysOf(execution));
  return [...members].every((member) => !keysOf(member.execution).some((key) => keys.has(key)));
}

function gather(depart: () => void): Gathering {
  return {
    members: new Set(),
    request: new AsyncResource('opsgraph.batch'),
    timer: setTimeout(depart, longestWait),
    size: 0,
  };
}

/** One execution for all keys of these members, abandoned when the last of them has left. */
function union(members: readonly Member[]): Execution {
  const [{ execution }] = members as [Member];
  const { statement, caller } = execution;
  const values = [...execution.values];
  values[placeOfKeys(execution)] = [...new Set(members.flatMap((member) => keysOf(member.execution)))];
  for (const place of toldOf(execution).flat())
    values[place] = members.flatMap((member) => listAt(member.execution, place));
  const shared = new Execution(statement, values, caller);
  let waiting = members.length;
  for (const member of members) {
    member.execution.isJoined = member.execution !== execution;
    member.execution.whenAbandoned(() => {
      member.reject(new StatementAbandoned());
      waiting -= 1;
      if (waiting === 0) shared.abandon();
    });
  }
  return shared;
}

/** To each the rows of its keys, in the order of the statement. */
function deal(members: readonly Member[], result: QueryResult): void {
  const [only] = members;
  if (only && members.length === 1) return only.resolve(result);
  const { column = '' } = only?.execution.statement.keyed ?? {};
  const rowsOf = new Map(members.map((member) => [member, [] as QueryResult['rows']]));
  const wanted = new Map<string, QueryResult['rows'][]>();
  for (const [member, rows] of rowsOf) {
    for (const key of new Set(keysOf(member.execution))) {
      const wanting = wanted.get(key);
      if (wanting) wanting.push(rows);
      else wanted.set(key, [rows]);
    }
  }
  for (const row of result.rows) for (const rows of wanted.get(row[column]) ?? []) rows.push(row);
  for (const [member, rows] of rowsOf) member.resolve({ ...result, rows });
}

/** A value that Postgres does not take is one caller's own, and costs nobody else the answer. */
function fail(members: readonly Member[], error: unknown, next: Execute): void {
  for (const { execution, resolve, reject } of members) {
    if (members.length === 1 || failureOf(error) !== 'defect') reject(error);
    else if (!execution.isAbandoned) next(execution).then(resolve, reject);
  }
}
