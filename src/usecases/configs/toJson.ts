import type { Coverage, CoverageByRisk } from '../../inventory/coverage.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import type { Translate } from '../../l10n/index.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import type { PastCoverage } from './overTime.ts';
import { lineOf } from './readIndex.ts';
import type { ConfigsReport, KeyCoverage } from './report.ts';

/** A report, and the part of it that is shown. */
export interface ConfigsView {
  readonly report: ConfigsReport;
  readonly shown: readonly InventoryFile[];
  /** Of the files that were asked for, also where only those without documentation are shown. */
  readonly coverage: CoverageByRisk;
  readonly keys: KeyCoverage;
  /** Whether a path is among those that were asked for. */
  isChosen(path: string): boolean;
  readonly overTime: readonly PastCoverage[] | undefined;
  /** Where the project folder lies below the top of the repository. */
  readonly prefix: string;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** What documents a file, as `path:line` from the top of the repository; undefined where nothing does. */
export function documentedBy(file: InventoryFile, { report, prefix }: ConfigsView): string | undefined {
  const { mention, entry, state } = file;
  if (state !== 'documented') return undefined;
  if (mention) return `${prefix}${mention.file}:${mention.line}`;
  return entry && `${prefix}${report.index.path}:${entryLine(entry.position, report)}`;
}

/** The line of an entry in the config index, from 1. */
export function entryLine(position: number, { index }: Pick<ConfigsReport, 'index'>): number {
  return index.file ? lineOf(index.file.text, index.file.at(['entries', position, 'path']).start) : 1;
}

/** The shape is described by `schemas/output/configs.schema.json`. It holds names of keys and never a value. */
export function toJson(view: ConfigsView, say: Translate): object {
  const { report, shown, coverage, keys, isChosen, overTime, prefix, today } = view;
  const mask = (text: string) => maskSensitive(text, { path: '', today });
  const isEntryChosen = ({ path }: { readonly path: string }) => isChosen(path);
  return {
    version: 1,
    files: shown.map(file => ({
      path: prefix + file.path,
      kind: file.kind,
      risk: file.risk,
      environment: file.environment ?? null,
      documented: file.state === 'documented',
      state: file.state,
      by: documentedBy(file, view) ?? null,
      keys: file.keys.map(({ name, secret, documented, line, profile }) => ({
        key: name,
        secret,
        documented,
        line,
        profile: profile ?? null,
      })),
      moreKeys: file.moreKeys,
      unreadable: file.unreadable ?? null,
      unreadableLine: file.unreadableLine ?? null,
    })),
    coverage: {
      ...counts(coverage),
      byRisk: Object.fromEntries(
        Object.entries(coverage.byRisk).map(([risk, values]) => [risk, counts(values)]),
      ),
    },
    keys,
    changedSinceReview:
      report.drift
        ?.filter(({ entry }) => isEntryChosen(entry))
        .map(({ entry, changes, files, newKeys }) => ({
          path: entry.path,
          reviewedAt: entry.reviewedAt ?? null,
          files: files.map(path => prefix + path),
          changes: changes.map(({ commit, date, subject }) => ({ commit, date, subject: mask(subject) })),
          newKeys,
        })) ?? null,
    missing: report.missing
      .filter(({ entry }) => isEntryChosen(entry))
      .map(({ entry, renamedTo, commit }) => ({
        path: entry.path,
        renamedTo: renamedTo ?? null,
        commit: commit ?? null,
      })),
    differences: report.differences.filter(({ family }) => isChosen(family)),
    variables: report.variables
      .filter(({ uses }) => uses.some(({ file }) => isChosen(file)))
      .map(({ name, secret, inTemplate, uses }) => ({
        name,
        secret,
        inTemplate,
        readIn: uses.map(({ file, line }) => ({ file: prefix + file, line })),
      })),
    absent: report.absent
      .filter(({ path, namedIn }) => isChosen(path) || namedIn.some(({ file }) => isChosen(file)))
      .map(({ path, namedIn }) => ({
        path: prefix + path,
        namedIn: namedIn.map(({ file, line }) => ({ file: prefix + file, line })),
      })),
    onlyHere: report.onlyHere
      .filter(({ path }) => isChosen(path))
      .map(({ path, kind, risk, keys: list }) => ({
        path: prefix + path,
        kind,
        risk,
        keys: list.map(({ name, secret }) => ({ key: name, secret })),
      })),
    overTime: overTime ?? null,
    complete: report.unread.complete,
    notes: report.unread.notes.map(({ id, data }) => say(id, data)),
  };
}

function counts({ files, documented, unconfirmed, percent }: Coverage): Coverage {
  return { files, documented, unconfirmed, percent };
}
