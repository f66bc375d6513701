/** How a page looks: on a screen by day and night, on a phone, and on A4. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #51606f; --paper: #fff; --line: #b9c3cf; --head: #eef2f6; --accent: #0b5394; --blank: #fff3c4; --blank-ink: #5c4300; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #aab6c2; --paper: #15191e; --line: #46515d; --head: #222932; --accent: #8ec1f5; --blank: #4a3a00; --blank-ink: #ffe9a3; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 60rem; color: var(--ink); background: var(--paper); font: 16px/1.65 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; overflow-wrap: anywhere; }
:lang(en) body, body:lang(en) { font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2em 0 .6em; text-wrap: balance; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.45rem; border-bottom: 2px solid var(--accent); padding-bottom: .25em; } h3 { font-size: 1.2rem; } h4 { font-size: 1.05rem; } h5, h6 { font-size: 1rem; }
.number { color: var(--accent); margin-inline-end: .6em; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; z-index: 1; }
.cover { border-top: 6px solid var(--accent); padding-top: 1rem; }
.cover h1 { margin: .2em 0; } .subtitle { color: var(--soft); font-size: 1.15rem; margin: 0 0 1.5rem; } .logo { max-height: 4rem; max-width: 14rem; }
.notice { border: 1px solid var(--line); border-inline-start: 5px solid var(--accent); padding: .5rem .9rem; margin: 1rem 0; }
.note { color: var(--soft); font-size: .93em; }
nav.contents ol { list-style: none; padding: 0; margin: 0; } nav.contents ol ol { padding-inline-start: 1.6rem; } nav.contents li { margin: .2em 0; } nav.contents a { text-decoration: none; } nav.contents a:hover { text-decoration: underline; }
.table { overflow-x: auto; margin: 1rem 0; } table { border-collapse: collapse; width: 100%; font-size: .93em; } th, td { border: 1px solid var(--line); padding: .4em .6em; text-align: start; vertical-align: top; min-width: 3.5em; }
thead th, .form th { background: var(--head); } .center { text-align: center; } .right { text-align: end; }
code { font: .9em ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace; background: var(--head); padding: .05em .3em; border-radius: 3px; }
pre { background: var(--head); padding: .8rem 1rem; overflow-x: auto; border-radius: 4px; } pre code { padding: 0; background: none; white-space: pre; overflow-wrap: normal; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-inline-start: 3px solid var(--line); color: var(--soft); }
.blank { background: var(--blank); color: var(--blank-ink); padding: 0 .3em; border-radius: 3px; } .empty { display: inline-block; min-width: 7em; border-bottom: 1px solid currentColor; }
.tasks { list-style: none; padding-inline-start: .4rem; } .tasks > li > p:first-of-type { display: inline; } .box { margin-inline-end: .5em; }
img { max-width: 100%; height: auto; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; margin: 1.2rem 0; } .signer { border: 1px solid var(--line); padding: .9rem 1rem; min-height: 11rem; break-inside: avoid; } .signer h3, .signer strong { margin: 0 0 .8rem; font-size: 1.02rem; display: block; } .signer dl { display: grid; grid-template-columns: auto 1fr; gap: .9rem .6rem; margin: 0; } .signer dt { white-space: nowrap; } .signer dd { margin: 0; border-bottom: 1px solid var(--line); min-height: 1.6em; } .signer .seal { color: var(--soft); text-align: end; margin: 1.4rem 0 0; }
footer { color: var(--soft); font-size: .88rem; margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .6rem; }
.letter p.end { text-align: end; } .letter:lang(zh) main p:not([class]) { text-indent: 2em; } .letter .cover { border: 0; } .letter h1 { text-align: center; font-size: 1.5rem; }
.form-layout > main h1 { text-align: center; }
@media (max-width: 40rem) { body { padding: 1rem .9rem 3rem; font-size: 15px; } h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; } table { min-width: 34rem; } table.form { min-width: 0; } }
@page { size: A4; margin: 22mm 20mm 20mm; }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --line: #777; --head: #eee; --accent: #123a66; --blank: #fff; --blank-ink: #000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.5; }
  .skip, .screen { display: none; }
  .cover { min-height: 235mm; break-after: page; } .letter .cover, .form-layout .cover { min-height: 0; break-after: auto; }
  nav.contents { break-after: page; } .part.own-page { break-before: page; }
  h1, h2, h3, h4 { break-after: avoid; } tr, .signer, pre { break-inside: avoid; } thead { display: table-header-group; }
  .table { overflow: visible; } table { font-size: 9pt; } pre { white-space: pre-wrap; } pre code { white-space: pre-wrap; overflow-wrap: anywhere; }
  a { color: inherit; text-decoration: none; } footer { break-before: avoid; }
}
`.trim();

/** The number of a page at its foot; browsers that cannot leave it out. */
export function pageFooter(page: string, header: string): string {
  const literal = (text: string) => `"${text.replace(/[^\p{L}\p{N}\p{P} ]|["\\<>]/gu, '')}"`;
  const words = page
    .split(/(\{pages?\})/)
    .map(piece =>
      piece === '{page}' ? 'counter(page)' : piece === '{pages}' ? 'counter(pages)' : literal(piece),
    );
  return `@page { @bottom-center { content: ${words.join(' ')}; font: 8.5pt sans-serif; color: #333; } @top-right { content: ${literal(header)}; font: 8.5pt sans-serif; color: #333; } }
@page :first { @top-right { content: ""; } }`;
}
