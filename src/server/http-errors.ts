import type { FastifyError, FastifyInstance } from 'fastify';
import { RequestRefused } from '../domain/errors.ts';

/** Errors before GraphQL begins (a body that is no JSON, too long, or sent elsewhere), in the form its clients read. */
export function answerErrorsAsGraphQL(app: FastifyInstance, onDefect: (error: unknown) => void): void {
  app.setErrorHandler<FastifyError | RequestRefused>((error, request, reply) => {
    if (error instanceof RequestRefused) {
      // In the media type that the client prefers, as Apollo Server answers its own errors.
      const type = request.headers.accept?.includes('application/graphql-response+json')
        ? 'application/graphql-response+json'
        : 'application/json';
      return reply
        .code(error.status)
        .headers({
          ...Object.fromEntries(error.headers),
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'no-store',
        })
        .send(JSON.stringify({ errors: [{ message: error.message, extensions: error.extensions }] }));
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) onDefect(error);
    return reply
      .code(status)
      .send(
        status >= 500
          ? body('Something went wrong on our side.', 'INTERNAL_SERVER_ERROR')
          : body(error.message, 'BAD_REQUEST'),
      );
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(body('There is nothing here. The graph is at /graphql.', 'NOT_FOUND')),
  );
}

const body = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });
