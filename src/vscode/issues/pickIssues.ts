import { localDate } from '../../core/dates.ts';
import { type Issue, isOpen } from '../../history/issue.ts';
import type { Translate } from '../../l10n/index.ts';
import { age, grouped } from '../../reporters/issues/listing.ts';
import { shownText } from '../../usecases/shownText.ts';
import { showInformationMessage, showManyPick } from '../shownWindow.ts';
import { type IssueLine, placeOf } from './nodes.ts';
import type { FoundIssues } from './search.ts';

/** Without a mouse: the issues that are open, in their order; several can be chosen. */
export async function pickIssues(
  found: readonly FoundIssues[],
  fits: (issue: Issue) => boolean,
  say: Translate,
): Promise<IssueLine[]> {
  const lines = found.flatMap(({ project, report, isListed }) =>
    grouped(report.items.filter(issue => isOpen(issue, localDate()) && fits(issue))).map(
      ({ item, others }): IssueLine => ({
        ...{ kind: 'issue', project, issue: item, others, isOfPerson: false },
        isListed: isListed(item),
      }),
    ),
  );
  if (lines.length === 0) {
    void showInformationMessage(say('dashboard.noIssues'));
    return [];
  }
  const choices = lines.map(line => ({
    label: shownText(line.issue.title),
    description: [
      say(`issues.severity.${line.issue.severity}`),
      age(line.issue, say),
      line.isListed ? say('vscode.issues.listed') : '',
    ]
      .filter(Boolean)
      .join(' · '),
    detail: shownText(placeOf(line.issue)),
    line,
  }));
  const picked = await showManyPick(choices, {
    placeHolder: say('vscode.issues.which'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return (picked ?? []).map(({ line }) => line);
}

/** A row of several places means all of them. */
export function withOthers(lines: readonly IssueLine[]): IssueLine[] {
  return lines.flatMap(line => [
    line,
    ...line.others.map((issue): IssueLine => ({ ...line, issue, others: [] })),
  ]);
}
