import type { FileHistory } from './model.ts';

/**
 * Degree of authorship: Fritz et al., "A degree-of-knowledge model to capture source code familiarity" (ICSE 2010),
 * with the weights that Avelino et al., "A novel approach for estimating truck factors" (ICPC 2016), use.
 * @param isFirst whether the person added the file
 * @param own changes that the person made after that
 * @param others changes that others made
 */
export function degreeOfAuthorship(isFirst: boolean, own: number, others: number): number {
  return 3.293 + 1.098 * Number(isFirst) + 0.164 * own - 0.321 * Math.log(1 + others);
}

/** The same paper: authors reach more than this share of the best, … */
const RELATIVE = 0.75;
/** … and what somebody has who changed a file that nobody else did. */
const ABSOLUTE = 3.293;

/** The authors of a file by number of the person, best first. Who brought it in with a whole product is none. */
export function authorsOf({ addedBy, work, changes }: FileHistory): number[] {
  const degrees = [...work].map(([person, { changes: own }]) => {
    const isFirst = addedBy.includes(person);
    return { person, isFirst, degree: degreeOfAuthorship(isFirst, own, changes - own) };
  });
  const best = degrees.reduce((most, { degree }) => Math.max(most, degree), 0);
  return degrees
    .filter(({ degree, isFirst }) => degree / best > RELATIVE && (degree >= ABSOLUTE || isFirst))
    .sort((one, other) => other.degree - one.degree || one.person - other.person)
    .map(({ person }) => person);
}

/** The same as the papers count: who brought a file in with a whole product is the one who added it. */
export function publishedAuthorsOf(file: FileHistory): number[] {
  if (file.importedBy.length === 0) return authorsOf(file);
  const nothing = { changes: 0, recent: 0, last: 0 };
  const importers = file.importedBy.map(person => [person, file.work.get(person) ?? nothing] as const);
  return authorsOf({ ...file, addedBy: file.importedBy, work: new Map([...file.work, ...importers]) });
}
