import { changeOfText, type FileChange } from '../../core/changes.ts';
import type { Fix } from '../../core/findings.ts';
import { applyFixes } from '../../core/fixes.ts';
import type { Project, TextRead } from '../../core/ports.ts';
import { type CheckRequest, type CheckResult, type CheckServices, checkProject } from './checkProject.ts';

/** Fixes may uncover what others can fix; a check whose fix brings its own problem back must end, too. */
const ROUNDS = 10;

/** What fixing would do. Nothing has been written yet. */
export interface FixPlan {
  /** What is found once the changes are made. */
  readonly result: CheckResult;
  /** How many fixes the changes are made of. */
  readonly fixed: number;
  readonly changes: readonly FileChange[];
}

/** Makes every fix that nobody needs to look at, until none is left, and checks again: in texts, not in files. */
export async function planFixes(
  project: Project,
  request: CheckRequest,
  services: CheckServices,
): Promise<FixPlan> {
  let fixed = 0;
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const planned = withTexts(project, after);
  let result = await checkProject(planned, request, services);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { texts, count } = fixTexts(result);
    if (count === 0) break;
    for (const [path, text] of texts) {
      if (!before.has(path)) before.set(path, result.texts.get(path) ?? '');
      after.set(path, text);
    }
    fixed += count;
    result = await checkProject(planned, request, services);
  }
  const changes = [...after].map(([path, text]) => changeOfText(path, before.get(path), text));
  return { result, fixed, changes };
}

/** The project as it would be with other texts. */
function withTexts(project: Project, texts: ReadonlyMap<string, string>): Project {
  const { files } = project;
  const planned = (path: string): TextRead | undefined => {
    const text = texts.get(path);
    return text === undefined ? undefined : { kind: 'text', text };
  };
  return {
    ...project,
    files: {
      ...files,
      readText: async (path, limit) => planned(path) ?? (await files.readText(path, limit)),
      readTexts: async (paths, limit) => {
        const reads = await files.readTexts(paths, limit);
        return new Map([...reads].map(([path, read]) => [path, planned(path) ?? read]));
      },
    },
  };
}

/** The fix of a finding that may be applied unseen. */
export function safeFix({ fixes }: { readonly fixes: readonly Fix[] }): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

function fixTexts({ findings, texts }: CheckResult): { texts: Map<string, string>; count: number } {
  const changed = new Map<string, string>();
  let count = 0;
  for (const [file, inFile] of Map.groupBy(findings, finding => finding.file)) {
    const text = texts.get(file);
    const edits = inFile.flatMap(finding => {
      const fix = safeFix(finding);
      // One that would say something else when it is read back has no edits.
      return fix && fix.edits.length > 0 ? [fix.edits] : [];
    });
    if (text === undefined || edits.length === 0) continue;
    const { text: fixed, applied } = applyFixes(text, edits);
    if (fixed === text) continue;
    changed.set(file, fixed);
    count += applied;
  }
  return { texts: changed, count };
}
