const spelled: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const letters = new RegExp(`[${Object.keys(spelled).join('')}]`, 'g');

/**
 * A text as search compares it: `Café` and `cafe` are one, and `Straße` and `STRASSE`, in either of Unicode's forms. The
 * layout's `inventory.searchable` is the same in SQL.
 */
export const searchable = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(letters, (letter) => spelled[letter] ?? letter);

/** Words that mean the same, by each of them as search compares it. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** A word as it was typed, and all that mean the same. */
export const meaning = (word: string, synonyms: Synonyms): readonly [string, ...string[]] => {
  const compared = searchable(word);
  const same = Object.hasOwn(synonyms, compared) ? (synonyms[compared] ?? []) : [];
  return [word, ...same.filter((other) => other !== compared)];
};

const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
const holding = (pattern: string) => `%${pattern}%`;

/** The LIKE patterns that find a word: as search compares it, and as views have it that keep texts in small letters alone. */
export const patternsOf = (word: string): readonly string[] =>
  [...new Set([searchable(word), word.toLowerCase()])].map((text) => holding(literal(text)));

/** Shorter words are one letter away from too much. */
const shortest = 4;
const shortestWithoutLetter = 5;

/**
 * The same, and those that find what is one typo away from a word of letters: another letter, one too many, one too few,
 * or two that changed places.
 */
export function nearPatternsOf(word: string): readonly string[] {
  const text = [...searchable(word)];
  if (text.length < shortest || !/^[\p{L}'’-]+$/u.test(word)) return patternsOf(word);
  const written = (from: number, until?: number) => literal(text.slice(from, until).join(''));
  const near = text.flatMap((letter, place) => [
    `${written(0, place)}_${written(place + 1)}`,
    ...(place > 0 ? [`${written(0, place)}_${written(place)}`] : []),
    ...(text.length >= shortestWithoutLetter ? [written(0, place) + written(place + 1)] : []),
    ...(place > 0
      ? [`${written(0, place - 1)}${literal(letter)}${literal(text[place - 1] ?? '')}${written(place + 1)}`]
      : []),
  ]);
  return [...new Set([...patternsOf(word), ...near.map(holding)])];
}
