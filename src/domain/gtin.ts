const lengths = [8, 12, 13, 14];

/** A Global Trade Item Number in all lengths in which it may be kept: a shorter one has zeros in front in a longer. */
export function gtinForms(gtin: string): readonly string[] {
  const digits = gtin.replaceAll(/[\s-]/g, '');
  if (!/^\d{8,14}$/.test(digits)) return [gtin];
  const bare = digits.replace(/^0+/, '');
  return lengths.filter((length) => length >= bare.length).map((length) => bare.padStart(length, '0'));
}
