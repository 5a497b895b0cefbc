/** `open` runs everything, `log` too but says what was not listed, `only` runs what is listed. */
export const persistedModes = ['open', 'log', 'only'] as const;
export type PersistedMode = (typeof persistedModes)[number];
