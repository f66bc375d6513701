/** Whether all lines are there in this order, with others between them. */
export function isSubsequence(lines: readonly string[], of: readonly string[]): boolean {
  let next = 0;
  for (const line of of) if (line === lines[next]) next += 1;
  return next === lines.length;
}
