import { UserError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import type { KnownPerson } from '../../knowledge/people.ts';
import { isSignature } from '../unknownPerson.ts';
import { whoIsWho } from '../whoIsWho.ts';
import { readWrittenSignatures } from '../writtenSignatures.ts';
import { isKnown } from './findPeople.ts';
import type { KnowledgeServices, KnowledgeState } from './state.ts';

/**
 * The same with people who are named, and have committed nothing to the line that is looked at: what they did lies on a
 * branch, in a stash or in this working tree. Git is only asked about a word that nobody here is called by.
 * @throws UserError for a program or an account that several people share; GitError; the signal's reason
 */
export async function withThoseBeside(
  project: Project,
  state: KnowledgeState,
  references: readonly string[],
  { signal }: KnowledgeServices,
): Promise<KnowledgeState> {
  const { git } = project;
  const { knowledge, team } = state;
  const unknown = references.filter(word => word.trim() !== '' && !isKnown(knowledge.people, word));
  if (git === undefined || unknown.length === 0) return state;
  const call = signal ? { signal } : {};
  const members = (team?.people ?? []).flatMap(member => member ?? []);
  const signatures = await readWrittenSignatures(git, call);
  const everybody = await whoIsWho(project, git, signatures, members, call);
  const noPerson = unknown.find(word => everybody.find(word).length === 0 && isSignature(word, signatures));
  if (noPerson !== undefined) throw new UserError('error.notAPerson', { person: noPerson });
  const meant = new Set(unknown.flatMap(word => everybody.find(word)));
  if (meant.size === 0) return state;
  let { people } = knowledge;
  for (const person of meant) people = withOne(people, person);
  // Who is asked about does not change what is said of those who are here.
  const added = people.slice(knowledge.people.length).map((_, index) => knowledge.people.length + index);
  const inactive = new Set([...state.inactive, ...added]);
  return { ...state, inactive, knowledge: { ...knowledge, people } };
}

/** Somebody who is there under another spelling gets this one as well. */
function withOne(people: readonly KnownPerson[], person: KnownPerson): readonly KnownPerson[] {
  const isSame = (other: KnownPerson) => other.emails.some(email => person.emails.includes(email));
  const place = people.findIndex(isSame);
  if (place < 0) return [...people, person];
  return people.map((other, index) => {
    if (index !== place) return other;
    const names = [...new Set([...other.names, ...person.names])];
    return { ...other, names, emails: [...new Set([...other.emails, ...person.emails])] };
  });
}
