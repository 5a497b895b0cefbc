import type { FastifyError, FastifyInstance } from 'fastify';

/** Errors before GraphQL begins (a body that is no JSON, too long, or sent elsewhere), in the form its clients read. */
export function answerErrorsAsGraphQL(app: FastifyInstance, onDefect: (error: unknown) => void): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
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
