import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { chromium, type Page } from 'playwright-core';

// Turns exports into pictures of their pages, to be looked at by people: Word documents through LibreOffice, pages through
// Chromium's print, which also tells what keeps people from reading a page (axe-core). Outside of `npm test`: it takes minutes and needs programs that are not packages of ours.
//   npm run export:pictures -- FOLDER FILE.docx FILE.html …
// It needs `soffice`, `pdftoppm` and `chromium` (or CHROMIUM=/path) on the path.

const run = promisify(execFile);
const [folder, ...files] = process.argv.slice(2);
if (folder === undefined || files.length === 0) throw new Error('usage: export:pictures FOLDER FILE…');
const target = resolve(folder);
await mkdir(target, { recursive: true });

for (const file of files) {
  const name = basename(file).replace(/\.[^.]+$/, '');
  const pdf = join(target, `${name}.pdf`);
  if (file.endsWith('.docx')) await printWord(file);
  else await printPage(file, pdf);
  for (const old of await readdir(target))
    if (new RegExp(`^${name.replace(/\W/g, '.')}-\\d+\\.png$`).test(old)) await rm(join(target, old));
  await run('pdftoppm', ['-r', '70', '-png', pdf, join(target, name)]);
  console.log(`${file} → ${pdf}`);
}

async function printWord(file: string): Promise<void> {
  // A profile of its own: LibreOffice does nothing while another one runs with the same.
  const profile = await mkdtemp(join(tmpdir(), 'handover-office-'));
  try {
    await run('soffice', [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      ...['--headless', '--convert-to', 'pdf', '--outdir', target, resolve(file)],
    ]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function printPage(file: string, pdf: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    // The page's own policy lets no script run, axe-core neither.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(pathToFileURL(resolve(file)).href);
    await tellBarriers(page);
    await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  } finally {
    await browser.close();
  }
}

/** Names what axe-core finds; a serious one makes the run fail. */
async function tellBarriers(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    async () => await (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  for (const { id, impact, nodes } of violations)
    console.log(`${impact ?? ''} ${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
  if (violations.some(({ impact }) => impact === 'serious' || impact === 'critical')) process.exitCode = 1;
}
