import { GROUPS } from '../checks/check.ts';
import { closest } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';
import { loadCheckTranslator } from '../l10n/index.ts';
import { RULE_IDS, ruleInfo } from '../usecases/check/checkProject.ts';
import { readRulePage } from '../usecases/check/report.ts';
import { paint, type Session } from './terminal.ts';

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** Prints the page of a rule. */
export async function explainRule(rule: string, { terminal, language, say }: Session): Promise<void> {
  if (ruleInfo(rule) === undefined) {
    const meant = closest(rule, RULE_IDS);
    throw new UserError('error.unknownRule', {
      rule,
      meant: meant ? say('error.didYouMean', { what: meant }) : '',
    });
  }
  const page = await readRulePage(rule, language);
  terminal.stdout.write(
    page.replace(/^(#+) (.*)$/gm, (_, marks: string, title: string) =>
      paint(terminal, 'bold', terminal.color ? title : `${marks} ${title}`),
    ),
  );
}

/** Prints all rules, by group. */
export async function listRules({ terminal, language, say }: Session): Promise<void> {
  const sayCheck = await loadCheckTranslator(language);
  const width = Math.max(...RULE_IDS.map(id => id.length));
  for (const group of GROUPS) {
    const ids = RULE_IDS.filter(id => ruleInfo(id)?.group === group);
    if (ids.length === 0) continue;
    terminal.stdout.write(`${paint(terminal, 'bold', say(`group.${group}`))}\n`);
    for (const id of ids) {
      const { severity = 'error' } = ruleInfo(id) ?? {};
      const word = paint(terminal, STYLES[severity], severity.padEnd(7));
      terminal.stdout.write(`  ${id.padEnd(width)}  ${word}  ${sayCheck(`${id}.title`)}\n`);
    }
    terminal.stdout.write('\n');
  }
  terminal.stdout.write(`${say('explain.settings')}\n`);
}
