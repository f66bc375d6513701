import { resolve } from 'node:path';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import { openFiles } from '../io/files.ts';
import { printJson } from '../reporters/printJson.ts';
import { makeKnowledgeReport } from '../usecases/knowledge/knowledgeReport.ts';
import type { KnowledgeReport } from '../usecases/knowledge/report.ts';
import { readKnowledge } from '../usecases/knowledge/state.ts';
import { shownText } from '../usecases/shownText.ts';
import { openCommandProject } from './commandProject.ts';
import type { KnowledgeOptions } from './options.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/** Runs `handover knowledge` and prints its answer. To have a risk is no failure: it exits with 0 when it could answer. */
export async function runKnowledge(options: KnowledgeOptions, session: Session): Promise<ExitCode> {
  const { terminal } = session;
  const { project } = await openCommandProject(options, terminal);
  const today = options.today ?? localDate();
  const progress = progressLine(terminal);
  const services = {
    assets: terminal.assets,
    asPublished: options.asPublished,
    onProgress: (count: number) => progress.show(session.say('knowledge.progress', { count })),
  };
  try {
    const state = await readKnowledge(project, today, services);
    if (options.format === 'svg') {
      const { makeTreemap } = await import('../usecases/knowledge/treemap.ts');
      const { svg } = makeTreemap(state, options.leaving, '', session.say);
      progress.clear();
      return await deliver(svg, options, session);
    }
    const { leaving, successor, whatIf, area, lines } = options;
    const report = await makeKnowledgeReport(
      project,
      state,
      { today, leaving, successor, whatIf, area, lines },
      services,
    );
    progress.clear();
    return await deliver(await write(report, options, session), options, session);
  } finally {
    progress.clear();
  }
}

async function write(
  report: KnowledgeReport,
  { format, output, published, asPublished }: KnowledgeOptions,
  { say, terminal }: Session,
): Promise<string> {
  if (format === 'json') return toJson(report, say);
  const [{ knowledgeBlocks }, { printMarkdown, printStylish }] = await Promise.all([
    import('./knowledgeText.ts'),
    import('./blocks.ts'),
  ]);
  const blocks = knowledgeBlocks(report, say, {
    isKept: format === 'markdown',
    isPublished: published === true || asPublished === true,
  });
  if (format === 'markdown') return printMarkdown(blocks);
  return printStylish(blocks, (style, text) => (output === undefined ? paint(terminal, style, text) : text));
}

/** The shape is described by `schemas/output/knowledge.schema.json`. */
function toJson({ notes, ...report }: KnowledgeReport, say: Session['say']): string {
  return printJson({ version: 1, ...report, notes: notes.map(({ id, data }) => say(id, data)) });
}

async function deliver(
  text: string,
  { output }: KnowledgeOptions,
  { terminal, say }: Session,
): Promise<ExitCode> {
  if (output === undefined) {
    terminal.stdout.write(text);
    return 0;
  }
  const path = resolve(terminal.cwd, output);
  const inside = slashedPath(terminal.cwd, path);
  if (inside.startsWith('../')) throw new UserError('error.pathOutside', { path: output });
  await openFiles(terminal.cwd, undefined).write(inside, shownText(text));
  terminal.stdout.write(`${say('knowledge.written', { path: output })}\n`);
  return 0;
}
