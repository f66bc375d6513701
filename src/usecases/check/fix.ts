import type { Fix } from '../../core/findings.ts';
import { applyFixes } from '../../core/fixes.ts';
import type { Project } from '../../core/ports.ts';
import { type CheckRequest, type CheckResult, type CheckServices, checkProject } from './checkProject.ts';

/** Fixes may uncover what others can fix; a check whose fix brings its own problem back must end, too. */
const ROUNDS = 10;

/**
 * Applies every fix that nobody needs to look at, until none is left, and checks again.
 * @returns the last result, and how many fixes were applied
 */
export async function fixProject(
  project: Project,
  request: CheckRequest,
  services: CheckServices,
): Promise<{ readonly result: CheckResult; readonly fixed: number }> {
  let fixed = 0;
  let result = await checkProject(project, request, services);
  for (let round = 0; round < ROUNDS; round += 1) {
    const applied = await writeFixes(project, result);
    if (applied === 0) break;
    fixed += applied;
    result = await checkProject(project, request, services);
  }
  return { result, fixed };
}

/** The fix of a finding that may be applied unseen. */
export function safeFix({ fixes }: { readonly fixes: readonly Fix[] }): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

async function writeFixes(project: Project, { findings, texts }: CheckResult): Promise<number> {
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
    await project.files.write(file, fixed);
    count += applied;
  }
  return count;
}
