/** An issue as issues are told apart, as `issueKey` of support has it in SQL; null for white space alone. */
export const plainIssue = (issue: string): string | null =>
  issue
    .replaceAll(/[\p{Z}\p{C}]+/gu, ' ')
    .trim()
    .toLowerCase() || null;
