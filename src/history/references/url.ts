import type { CompiledTracker, Grammar } from '../trackers.ts';

/** How a ticket is called, and what its address needs. */
export interface TicketKey {
  readonly key: string;
  readonly id: string;
}

/**
 * The name of a ticket, the same for all its spellings.
 * @param text the reference as it stands
 */
export function keyOf(
  { definition }: CompiledTracker,
  text: string,
  id: string,
  kind: string | undefined,
): TicketKey {
  const { key, kinds } = definition;
  if (key === undefined) {
    const plain = text.replace(/^[\s[(【「:]+|(?<![\s\])】」:])[\s\])】」:]+$/g, '').replace(/\s+/g, ' ');
    return { key: plain === '' ? id : plain, id };
  }
  const parts: Readonly<Record<string, string>> = {
    '{id}': id,
    '{ID}': id.toUpperCase(),
    '{kind}': kinds?.[kind?.toLowerCase() ?? ''] ?? kind ?? '',
  };
  const named = key.replace(/\{(?:id|ID|kind)\}/g, part => parts[part] ?? part);
  return { key: named, id: key === '{ID}' ? id.toUpperCase() : id };
}

/** Where a ticket is found; null where neither the project nor the remote says it. */
export function urlOf(
  { definition, isForge, id }: CompiledTracker,
  ticket: TicketKey,
  grammar: Grammar,
): string | null {
  if (definition.url !== undefined) {
    return definition.url
      .replaceAll('{id}', () => encodeURIComponent(ticket.id))
      .replaceAll('{key}', () => encodeURIComponent(ticket.key));
  }
  if (!isForge || id !== grammar.forge.id || definition.address === undefined || !grammar.remote) return null;
  return definition.address.replace('{web}', grammar.remote.web).replace('{id}', ticket.id);
}

/** The same for a ticket of another repository on the host. */
export function otherProject(
  project: string,
  id: string,
  grammar: Grammar,
): { key: string; url: string | null } {
  const { remote, forge } = grammar;
  const { address } = forge.definition;
  const web = remote && `${remote.web.slice(0, -remote.project.length)}${project}`;
  const url = web && address !== undefined ? address.replace('{web}', web).replace('{id}', id) : null;
  return { key: `${project}#${id}`, url };
}
