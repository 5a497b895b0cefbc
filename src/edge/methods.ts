import type { FastifyInstance, HTTPMethods } from 'fastify';
import { RequestRefused } from '../kernel/errors.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies HTTPMethods[];

/** Tells by which methods an address may be asked, and refuses all others. */
export function allowMethods(
  app: FastifyInstance,
  url: string,
  allowed: readonly (typeof methods)[number][],
  why = (method: string): string => `${method} is not for asking.`,
): void {
  const allow = [...allowed, 'OPTIONS'].join(', ');
  app.options(url, (_request, reply) => reply.code(204).header('allow', allow).send());
  app.route({
    method: methods.filter((method) => !allowed.includes(method)),
    url,
    handler({ method }) {
      throw new RequestRefused(why(method), { code: 'METHOD_NOT_ALLOWED' }, undefined, { allow });
    },
  });
}
