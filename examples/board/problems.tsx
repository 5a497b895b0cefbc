interface Problem {
  readonly message: string;
}

/** What a browser does not tell a page apart: nobody is there, or whoever is there does not allow this page. */
export const unreachable: Problem = {
  message: 'Opsgraph cannot be reached: it is not there, or does not allow this page (CORS_ORIGINS).',
};

/**
 * What is missing, in the server's own words, which are written for people. A database that is down costs one error for
 * each field of each row: every sentence is said once.
 */
export function Problems(props: {
  readonly errors: readonly Problem[];
  /** Whether the rest could be answered. */
  readonly partial: boolean;
  readonly onRetry: () => void;
}) {
  const { errors, partial, onRetry } = props;
  if (errors.length === 0) return null;
  const sentences = [...new Set(errors.map(({ message }) => message))];
  return (
    <div role="alert" className={partial ? 'notice' : 'notice failed'}>
      <p>{partial ? 'Some of this could not be answered:' : 'This could not be answered:'}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <button onClick={onRetry}>Try again</button>
    </div>
  );
}
