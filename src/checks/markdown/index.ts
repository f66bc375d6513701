import type { LintError } from 'markdownlint';
import type { Problem } from '../../core/findings.ts';
import { openDocuments } from '../../pack/documents.ts';
import { defineCheck } from '../check.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { nameOf, problemsOf } from './problems.ts';
import { readSettings } from './settings.ts';

/** How markdownlint says that a rule crashed: on settings that it does not expect. */
const CRASHED = 'This rule threw an exception';

/** What markdownlint finds in the documents of the pack. */
export default defineCheck({
  group: 'docs',
  severity: 'warning',
  needs: ['pack', 'markdownSettings'],
  run: async ({ pack, markdownSettings, rules, today, isShown }) => {
    const settings = await readSettings(markdownSettings);
    const documents = openDocuments(pack).filter(({ path }) => isShown(path) && !settings.isIgnored(path));
    if (documents.length === 0) return settings.problems;
    const { lint } = await import('markdownlint/promise');
    const config = settings.config ?? DEFAULT_SETTINGS;
    // The rule of our own knows other pages, too.
    const withoutAnchors = { ...config, MD051: false, 'link-fragments': false };
    const results = await lint({
      strings: Object.fromEntries(documents.map(({ path, text }) => [path, text])),
      config: rules.running.has('broken-link') ? withoutAnchors : config,
      noInlineConfig: settings.noInlineConfig,
      handleRuleFailures: true,
    });
    const isCrash = ({ errorDetail }: LintError) => errorDetail?.startsWith(CRASHED) ?? false;
    const crashed = new Map<string, Problem>();
    const problems = documents.flatMap(document => {
      const { true: crashes = [], false: errors = [] } = Object.groupBy(
        results[document.path] ?? [],
        error => (isCrash(error) ? 'true' : 'false'),
      );
      for (const rule of crashes.map(nameOf)) {
        const file = settings.file ?? document.path;
        crashed.set(rule, {
          messageId: 'settingsRule',
          data: { file, rule },
          file,
          key: rule,
          start: 0,
          end: 0,
        });
      }
      return problemsOf(document, errors, { allAddresses: settings.config !== undefined, today });
    });
    return [...settings.problems, ...crashed.values(), ...problems];
  },
});
