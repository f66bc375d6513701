import { createHash } from 'node:crypto';
import type { Language, Translate } from '../../l10n/index.ts';
import type { Placed, ProjectReport, TrendPoint } from './report.ts';
import { STYLE } from './style.ts';

/** A report that is still being read: what is undefined comes later. */
export type ReportSoFar = Partial<ProjectReport> &
  Omit<ProjectReport, 'configs' | 'issues' | 'knowledge' | 'trend'>;

/** How the page is shown. */
export interface PageSurroundings {
  readonly say: Translate;
  readonly language: Language;
  /** The address that leads to a place; undefined where there is none. */
  hrefOf(file: string, line: number | null): string;
  /** Of an editor: what runs in the page, and the only thing that may. */
  readonly script?: { readonly nonce: string; readonly text: string };
}

/** The parts of the page, in their order; each can be drawn anew by itself. */
export const SECTIONS = [
  'head',
  'readiness',
  'mustHaves',
  'deadlines',
  'coverage',
  'issues',
  'knowledge',
  'trend',
  'notes',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/**
 * A project as one page that needs nothing else: no file, no network, and without an editor no script. What may be applied
 * is named by its digest, so that nothing that stands in a pack can bring a style or a script along.
 */
export function printReportPage(report: ReportSoFar, around: PageSurroundings): string {
  const { language, say, script } = around;
  const title = `${report.project.name} – ${say('dashboard.title')}`;
  const digest = createHash('sha256').update(STYLE).digest('base64');
  const scripts = script ? `; script-src 'nonce-${script.nonce}'` : '';
  const policy = `default-src 'none'; style-src 'sha256-${digest}'${scripts}; base-uri 'none'; form-action 'none'`;
  const body = SECTIONS.filter(name => name !== 'head').map(
    name =>
      `<section id="${name}" aria-labelledby="${name}-title">${printSection(name, report, around)}</section>`,
  );
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header id="head">${printSection('head', report, around)}</header>
<main>
${body.join('\n')}
</main>
${script ? `<script nonce="${script.nonce}">${script.text}</script>\n` : ''}</body>
</html>
`;
}

/** Addresses of files of a project, as web views of repositories have them. @param base way to the project folder, '' or with a slash at its end */
export function hrefFrom(base: string): PageSurroundings['hrefOf'] {
  return (file, line) => {
    const way = `${base}${file}`.split('/').map(encodeURIComponent).join('/');
    // A name such as `javascript:` is no scheme of an address.
    return `${/^[^/]*:/.test(way) ? './' : ''}${way}${line === null || line === 1 ? '' : `#L${line}`}`;
  };
}

/** One part of the page, without the element around it. */
export function printSection(name: SectionName, report: ReportSoFar, around: PageSurroundings): string {
  if (name === 'head') return headHtml(report, around);
  const words = around.say(`dashboard.${name}`);
  const heading = `<h2 id="${name}-title" tabindex="-1">${escapeHtml(words)}</h2>`;
  return `${heading}\n${PRINTERS[name](report, around)}`;
}

const PRINTERS: Readonly<
  Record<Exclude<SectionName, 'head'>, (report: ReportSoFar, around: PageSurroundings) => string>
> = {
  readiness: ({ phases }, around) => phases.map(phase => phaseHtml(phase, around)).join('\n'),
  mustHaves: ({ mustHaves, guesses }, around) => {
    const { say } = around;
    const answered = mustHaves.filter(({ state }) => state === 'answered').length;
    const left = mustHaves.filter(({ state }) => state !== 'answered');
    const rows = left.map(item => row(item, around, say(`mustHave.${item.state}`)));
    const open = guesses > 0 ? `<p>${escapeHtml(say('dashboard.guesses', { count: guesses }))}</p>` : '';
    const share = share100(answered, mustHaves.length);
    const words = say('mustHave.answered', { answered, total: mustHaves.length });
    return `${barHtml(share, words)}${open}${listHtml(rows, around)}`;
  },
  deadlines: ({ deadlines }, around) => {
    const rows = deadlines.map(item => row(item, around, item.words, item.state === 'overdue' ? 'late' : ''));
    return rows.length > 0 ? listHtml(rows, around) : textHtml(around.say('dashboard.noDeadline'));
  },
  coverage: ({ configs, documents }, around) => {
    const { say } = around;
    const pages = documents.map(page =>
      barHtml(
        page.percent,
        `${page.text} · ${page.percent}%`,
        linkHtml(page, around, `${page.text} · ${page.percent}%`),
      ),
    );
    const files = partHtml(configs, around, known => {
      if (known.files === 0) return textHtml(say('dashboard.noConfigs'));
      const bars = known.byRisk.map(({ risk, files: count, documented }) =>
        barHtml(
          share100(documented, count),
          say('dashboard.risk', { risk: say(`vscode.configs.risk.${risk}`), documented, files: count }),
        ),
      );
      const rows = known.urgent.map(item =>
        row(item, around, say('vscode.configs.state.undocumented'), 'late'),
      );
      return `${bars.join('\n')}${listHtml(rows, around)}`;
    });
    return `<h3>${escapeHtml(say('dashboard.documents'))}</h3>${pages.join('\n')}<h3>${escapeHtml(say('dashboard.configs'))}</h3>${files}`;
  },
  issues: ({ issues }, around) =>
    partHtml(issues, around, ({ open, serious, top }) => {
      const { say } = around;
      if (open === 0) return textHtml(say('dashboard.noIssues'));
      const rows = top.map(item =>
        row(item, around, [item.severity, item.class, item.person, item.age].filter(Boolean).join(' · ')),
      );
      return `<p>${escapeHtml(say('dashboard.open', { open, serious }))}</p>${listHtml(rows, around)}`;
    }),
  knowledge: ({ knowledge }, around) =>
    partHtml(knowledge, around, ({ files, known, lost, truckFactor, here, people }) => {
      const { say } = around;
      if (files === 0) return textHtml(say('dashboard.noFiles'));
      const words = say('dashboard.living', { known, files, percent: share100(known, files) });
      const rows = people.map(({ name, files: count, share }) => ({
        html: `<span>${escapeHtml(name)}</span>`,
        note: say('dashboard.holds', { count, percent: Math.round(share * 100) }),
        state: '',
      }));
      const factor = say('knowledge.truckFactor', { count: truckFactor });
      const lines = [
        `${factor} · ${say('dashboard.here', { count: here })}`,
        ...(lost > 0 ? [say('dashboard.lost', { count: lost })] : []),
      ];
      return `${barHtml(share100(known, files), words)}${lines.map(textHtml).join('')}${listHtml(rows, around)}`;
    }),
  trend: ({ trend }, around) => partHtml(trend, around, points => trendHtml(points, around)),
  notes: ({ notes }, { say }) =>
    notes.length > 0
      ? `<ul>${notes.map(note => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`
      : textHtml(say('dashboard.allRead')),
};

function headHtml({ project, readiness, today, mustHaves }: ReportSoFar, { say }: PageSurroundings): string {
  const { name, customer, stage, primary, deputy } = project;
  const { total } = readiness;
  const answered = mustHaves.filter(({ state }) => state === 'answered').length;
  const facts = [
    [say('dashboard.customer'), customer],
    [say('dashboard.stage'), stage],
    [say('dashboard.primary'), primary],
    [say('dashboard.deputy'), deputy],
    [say('dashboard.asOf'), today],
  ];
  const list = facts.map(
    ([label = '', value = '']) =>
      `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value || '–')}</dd></div>`,
  );
  const verdict = total === null ? say('readiness.notBegun') : say('readiness.ready', { total });
  const known = say('vscode.readiness.mustHaves', { answered, total: mustHaves.length });
  return `${ringHtml(total)}<div><h1>${escapeHtml(name)}</h1><p class="verdict">${escapeHtml(`${verdict} · ${known}`)}</p><dl>${list.join('')}</dl></div>`;
}

/** So many things that are missing are named at once; the others are one step away. */
const FEW = 4;

function phaseHtml(
  { phase, percent, missing }: ReportSoFar['phases'][number],
  around: PageSurroundings,
): string {
  const { say } = around;
  const nothing =
    phase === 'response' && missing.length === 0 ? 'readiness.nobodyLeaves' : 'readiness.notMeasured';
  const words = percent === null ? say(nothing) : `${percent}%`;
  const label = `${say(`readiness.phase.${phase}`)} · ${words}`;
  const rows = missing.map(item => row(item, around, ''));
  const rest = rows.slice(FEW);
  const more =
    rest.length > 0
      ? `<details><summary>${escapeHtml(say('dashboard.more', { count: rest.length }))}</summary>${listHtml(rest, around)}</details>`
      : '';
  return `<h3>${escapeHtml(label)}</h3>${barHtml(percent ?? 0, '')}${listHtml(rows.slice(0, FEW), around)}${more}`;
}

/** A part that is still being read, cannot be, or is there. */
function partHtml<Part>(
  part: Part | null | undefined,
  { say }: PageSurroundings,
  print: (part: Part) => string,
): string {
  if (part === undefined) return `<p role="status">${escapeHtml(say('dashboard.reading'))}</p>`;
  return part === null ? textHtml(say('dashboard.unknown')) : print(part);
}

interface Row {
  readonly html: string;
  readonly note: string;
  readonly state: string;
}

function row(item: Placed, around: PageSurroundings, note: string, state = ''): Row {
  return { html: linkHtml(item, around, item.text), note, state };
}

function linkHtml({ file, line }: Placed, { hrefOf }: PageSurroundings, words: string): string {
  if (file === null) return `<span>${escapeHtml(words)}</span>`;
  const place = `data-file="${escapeHtml(file)}" data-line="${line ?? 1}"`;
  return `<a href="${escapeHtml(hrefOf(file, line))}" ${place}>${escapeHtml(words)}</a>`;
}

function listHtml(rows: readonly Row[], { say }: PageSurroundings): string {
  if (rows.length === 0) return '';
  const items = rows.map(({ html, note, state }) => {
    // What is late is said, and not only coloured.
    const mark =
      state === 'late'
        ? `<span class="late" role="img" aria-label="${escapeHtml(say('dashboard.attention'))}">!</span>`
        : '';
    return `<li>${mark}${html}${note && ` <span class="note">${escapeHtml(note)}</span>`}</li>`;
  });
  return `<ul>${items.join('\n')}</ul>`;
}

function textHtml(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** The words say what the bar shows. @param html in place of the words */
function barHtml(percent: number, words: string, html = escapeHtml(words)): string {
  const bar = `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="4"/><rect class="done" width="${percent}" height="4"/></svg>`;
  return `<div class="measure">${html === '' ? '' : `<p>${html}</p>`}${bar}</div>`;
}

function ringHtml(total: number | null): string {
  const arc = `<circle class="done" cx="50" cy="50" r="42" pathLength="100" stroke-dasharray="${total ?? 0} 100" transform="rotate(-90 50 50)"/>`;
  return `<svg class="ring" viewBox="0 0 100 100" aria-hidden="true"><circle class="rest" cx="50" cy="50" r="42"/>${total ? arc : ''}<text x="50" y="58" text-anchor="middle">${total === null ? '–' : `${total}%`}</text></svg>`;
}

const WIDTH = 600;
const HEIGHT = 160;

/** A line over the days, and the same as a table for who does not see it. */
function trendHtml(points: readonly TrendPoint[], { say }: PageSurroundings): string {
  if (points.length < 2) return textHtml(say('dashboard.noTrend'));
  const [from, to] = [Date.parse(points[0]?.date ?? ''), Date.parse(points.at(-1)?.date ?? '')];
  const x = ({ date }: TrendPoint) => Math.round(((Date.parse(date) - from) / (to - from || 1)) * WIDTH);
  const y = (percent: number) => Math.round(HEIGHT - (percent / 100) * HEIGHT);
  const line = (shares: readonly (number | null)[], name: string) => {
    const known = points.flatMap((point, index) => {
      const share = shares[index];
      return share === null || share === undefined ? [] : [`${x(point)},${y(share)}`];
    });
    const dots = known.map(
      at => `<circle class="${name}" cx="${at.split(',')[0]}" cy="${at.split(',')[1]}" r="4"/>`,
    );
    return `<polyline class="${name}" points="${known.join(' ')}"/>${dots.join('')}`;
  };
  const totals = points.map(({ total }) => total);
  const answers = points.map(({ answered, mustHaves }) => share100(answered, mustHaves));
  const grid = [0, 50, 100].map(percent => `<path class="grid" d="M0 ${y(percent)}H${WIDTH}"/>`).join('');
  const rows = points.map(
    ({ date, total, answered, mustHaves }) =>
      `<tr><th scope="row">${date}</th><td>${total === null ? '–' : `${total}%`}</td><td>${answered}/${mustHaves}</td></tr>`,
  );
  const heads = [say('dashboard.day'), say('dashboard.readiness'), say('dashboard.mustHaves')].map(
    head => `<th scope="col">${escapeHtml(head)}</th>`,
  );
  return `<svg class="trend" viewBox="-8 -8 ${WIDTH + 16} ${HEIGHT + 16}" aria-hidden="true">${grid}${line(answers, 'second')}${line(totals, 'first')}</svg>
<p class="legend"><span class="first">${escapeHtml(say('dashboard.readiness'))}</span> <span class="second">${escapeHtml(say('dashboard.mustHaves'))}</span> <span class="note">${points[0]?.date} – ${points.at(-1)?.date} · 0–100%</span></p>
<details><summary>${escapeHtml(say('dashboard.asTable'))}</summary><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

/** In percent; nothing of nothing is all of it. */
function share100(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`);
}
