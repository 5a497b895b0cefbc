import { CachedRows } from '../cached-rows.ts';
import { intercepting, type Interceptor } from './interceptor.ts';

/** Answers again what a statement says that it holds for a while, whoever asks. */
export function rowCache(): Interceptor {
  const cached = new CachedRows();
  return intercepting(
    ({ cacheSeconds }) => cacheSeconds !== undefined,
    async (execution, next) => {
      const { name, cacheSeconds = 0, derivedBytes } = execution.statement;
      // What a statement answers follows from its text, which a name stands for, and its values alone.
      const key = `${name} ${JSON.stringify(execution.values)}`;
      const found = cached.get(key);
      if (found) {
        execution.isJoined = true;
        return found;
      }
      const result = await next(execution);
      cached.set(key, result, cacheSeconds, derivedBytes);
      return result;
    },
  );
}
