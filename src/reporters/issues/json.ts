import { printJson } from '../printJson.ts';
import type { IssueReporter } from './listing.ts';

/** For programs; the shape is described by `schemas/output/issues.schema.json`. Everything that was found. */
export const json: IssueReporter = ({ items, open, named, stale, complete, notes, realLine }, { say }) => {
  const weak = items.slice(0, open).filter(item => item.weak).length;
  return printJson({
    version: 1,
    summary: { open: open - weak, weak, named },
    items: items.map(item => ({
      ...item,
      remarks: item.remarks.map(({ id, data }) => ({ id, message: say(id, data) })),
      evidence: item.evidence.map(({ kind, commit, branch, file, line, text, date }) => ({
        kind,
        commit: commit ?? null,
        branch: branch ?? null,
        file: file ?? null,
        line: line ?? null,
        text,
        date: date ?? null,
      })),
      triage: item.triage && {
        state: item.triage.state,
        until: item.triage.until ?? null,
        reason: item.triage.reason ?? null,
        owner: item.triage.owner ?? null,
      },
    })),
    stale,
    complete,
    notes: realLine ? [realLine, ...notes] : notes,
  });
};
