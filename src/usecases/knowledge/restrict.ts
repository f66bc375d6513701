import { closest } from '../../core/closest.ts';
import { UserError } from '../../core/errors.ts';
import type { KnowledgeState } from './state.ts';

/**
 * The same as if the repository consisted of one area.
 * @throws UserError when the project has no area of this name
 */
export function restrictTo(state: KnowledgeState, name: string): KnowledgeState {
  const names = state.areas.map(area => area.name);
  if (!names.includes(name)) {
    const nearest = closest(name, names);
    const id = names.length === 0 ? 'error.noAreas' : 'error.unknownArea';
    throw new UserError(id, { area: name, areas: nearest ?? names.join(', ') });
  }
  const { knowledge, authors, holders, areasOf, verdict, overrides } = state;
  const kept = knowledge.files.flatMap((_, file) => (areasOf(file).includes(name) ? [file] : []));
  const at = (file: number) => kept[file] ?? -1;
  const places = new Map(kept.map((file, index) => [file, index]));
  return {
    ...state,
    knowledge: { ...knowledge, files: knowledge.files.filter((_, file) => places.has(file)) },
    published: state.published.filter((_, file) => places.has(file)),
    authors: authors.filter((_, file) => places.has(file)),
    holders: holders.filter((_, file) => places.has(file)),
    areasOf: file => areasOf(at(file)),
    verdict: (person, file) => verdict(person, at(file)),
    overrides: overrides.map(override => ({
      ...override,
      files: new Set([...override.files].flatMap(file => places.get(file) ?? [])),
    })),
    leftOut: { vendored: 0, generated: 0, binary: 0 },
  };
}
