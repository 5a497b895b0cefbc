/** Where Opsgraph is, and who asks: fixed when the page is built. */
export const endpoint = import.meta.env.VITE_OPSGRAPH_URL ?? 'http://localhost:4000/graphql';

/** A page of your own takes the access token from its sign-in; in development there are demo callers. */
export const accessToken = (): string | undefined => import.meta.env.VITE_OPSGRAPH_TOKEN;

export const pageLength = 8;

export const category = new URLSearchParams(location.search).get('category') ?? 'Tents';
