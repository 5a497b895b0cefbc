/** As much of a message as helps, in characters: GraphQL repeats in it whatever was sent. */
const longest = 300;

export const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/**
 * A message without GraphQL's guess at what was meant, which names what nobody may look up. By no pattern: one would be
 * tried at each place of whatever text the caller made the message of.
 */
export function withoutSuggestion(message: string): string {
  const at = message.lastIndexOf(' Did you mean ');
  return at >= 0 && message.endsWith('?') ? message.slice(0, at) : message;
}
