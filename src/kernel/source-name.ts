/** The five operations databases, in the order in which they are listed everywhere. */
export const sourceNames = ['inventory', 'logistics', 'cogs', 'support', 'sales'] as const;

export type SourceName = (typeof sourceNames)[number];

export const isSourceName = (text: string): text is SourceName =>
  (sourceNames as readonly string[]).includes(text);
