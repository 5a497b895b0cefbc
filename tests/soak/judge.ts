import { isDeepStrictEqual } from 'node:util';
import { lostPaths, nullAt, toldErrors } from '../support/lost-values.ts';
import type { Answer } from './server.ts';

/** Since when, and until when, a source may fail to answer; times are of performance.now(). */
export interface Disturbance {
  readonly source: string;
  readonly from: number;
  until: number;
}

/**
 * `partial` lacks what a disturbed source would have said; `unexplained` lacks something honestly, by an error that names
 * a source which we had left alone: the machine was too busy.
 */
export type Verdict =
  { readonly kind: 'whole' | 'partial' } | { readonly kind: 'wrong' | 'unexplained'; readonly why: string };

/**
 * Holds an answer against the undisturbed one. Every value must be the same; a null in its place needs an error, and
 * every error that the undisturbed answer has not, a source that was disturbed meanwhile.
 */
export function judge(expected: Answer, answer: Answer, disturbed: ReadonlySet<string>): Verdict {
  if (expected.status !== 200 || expected.errors?.some(isFailure)) return wrong('the reference failed');
  if (answer.status !== 200) return wrong(`status ${answer.status} ${JSON.stringify(answer.errors)}`);
  const { told: errors, leftOut } = toldErrors(answer.errors);
  const own = new Set(expected.errors?.map(keyOf));
  const others = errors.filter((error) => !own.has(keyOf(error)));
  const defect = others.find((error) => !isFailure(error));
  if (defect) return wrong(JSON.stringify(defect));
  if (isDeepStrictEqual([answer.data, errors.length], [expected.data, own.size])) return { kind: 'whole' };
  const inWords = missingInWords(answer.data);
  if (inWords.length === 0) {
    const excused = new Set(errors.map(({ path }) => nullAt(answer.data, path ?? [])));
    const unexcused = lostPaths(expected.data, answer.data).filter((path) => !excused.has(path));
    if (unexcused.length > leftOut) return wrong(unexcused.slice(0, 3).join('; '));
  }
  // A request that ran out of time names no source.
  const named = [...others.map(({ extensions }) => extensions?.source), ...inWords];
  const explained = named.every((source) => (source ? disturbed.has(source) : disturbed.size > 0));
  return explained
    ? { kind: 'partial' }
    : { kind: 'unexplained', why: `${[...new Set(named)]} while ${[...disturbed]} failed` };
}

type AnswerError = NonNullable<Answer['errors']>[number];

const keyOf = ({ path, extensions }: AnswerError): string => JSON.stringify([path, extensions?.code]);

/** Whether it says that something was not answered, rather than what the data lack. */
export const isFailure = ({ extensions }: AnswerError): boolean =>
  ['SOURCE_UNAVAILABLE', 'REQUEST_TIMEOUT'].includes(extensions?.code ?? '');

const wrong = (why: string): Verdict => ({ kind: 'wrong', why });

/** A campaign check puts into words which sources it could not ask, and its verdict follows from that. */
function missingInWords(data: unknown): string[] {
  const { campaignCheck } = (data ?? {}) as { campaignCheck?: CampaignCheck | null };
  const findings = [campaignCheck, ...(campaignCheck?.products ?? [])].flatMap(
    (part) => part?.findings ?? [],
  );
  return findings.filter(({ message }) => /did not answer/.test(message)).map(({ source }) => source);
}

interface CampaignCheck {
  readonly findings: readonly { readonly message: string; readonly source: string }[];
  readonly products: readonly Pick<CampaignCheck, 'findings'>[];
}

/** The sources that were disturbed at some time between these two. */
export const disturbedBetween = (
  disturbances: readonly Disturbance[],
  from: number,
  until: number,
): ReadonlySet<string> =>
  new Set(disturbances.filter((one) => one.from <= until && one.until >= from).map(({ source }) => source));
