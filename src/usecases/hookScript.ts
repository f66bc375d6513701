import { sha256 } from '../core/digest.ts';

/** What a hook of ours says about itself. */
export interface HookScript {
  /** Project folders that it checks, from the top of the repository; '.' is the top. */
  readonly projects: readonly string[];
  /** Nobody changed it since we wrote it. */
  readonly isIntact: boolean;
}

const MARK = '# Handover Pack: pre-commit hook';
const SUM = /^# sha256 [0-9a-f]{64}$/m;
const PROJECTS = /^set -- ('.*')$/ms;

/**
 * The text of the hook.
 * @param template `src/templates/hooks/pre-commit`
 * @param projects project folders from the top of the repository; '.' is the top
 */
export function writeHookScript(template: string, projects: readonly string[]): string {
  const list = projects.map(quote).join(' ');
  return signed(template.replace(PROJECTS, () => `set -- ${list}`));
}

/** Undefined for a hook of somebody else. Line ends that a checkout on Windows made are nobody's change. */
export function readHookScript(written: string): HookScript | undefined {
  const text = written.replaceAll('\r\n', '\n');
  if (text.split('\n', 2)[1] !== MARK) return undefined;
  const [, list = ''] = PROJECTS.exec(text) ?? [];
  const projects = [...list.matchAll(/'((?:[^']|'\\'')*)'/g)].map(([, word = '']) => unquote(word));
  return { projects, isIntact: signed(text) === text };
}

/** The sum covers everything but itself. */
function signed(text: string): string {
  const sum = sha256(text.replace(SUM, ''));
  return text.replace(SUM, `# sha256 ${sum}`);
}

/** As one word of the shell, whatever is in it. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function unquote(word: string): string {
  return word.replaceAll("'\\''", "'");
}
