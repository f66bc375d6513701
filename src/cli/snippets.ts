import type { Session } from './terminal.ts';

/** What `handover hook snippet` prints: the name that people know, and our file below `src/templates/`. */
export const SNIPPETS = {
  'pre-commit': 'ci/pre-commit-config.yaml',
  lefthook: 'ci/lefthook.yml',
  husky: 'ci/husky-pre-commit',
  github: 'ci/github-actions.yml',
  gitlab: 'ci/gitlab-ci.yml',
  'pages-github': 'ci/pages-github.yml',
  'pages-gitlab': 'ci/pages-gitlab.yml',
} as const;
export type SnippetName = keyof typeof SNIPPETS;

/** A file to copy, or a part of one, that makes another program run the checks. */
export async function readSnippet(name: SnippetName, { terminal }: Session): Promise<string> {
  return await terminal.assets.read(`src/templates/${SNIPPETS[name]}`);
}
