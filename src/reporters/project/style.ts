/**
 * The style of the page: the colours of the editor where there is one, else those of a light or a dark screen. In high
 * contrast lines take the place of areas. Nothing moves.
 */
export const STYLE = `
:root { color-scheme: light dark;
  --text: var(--vscode-editor-foreground, light-dark(#1f2328, #d6dae0)); --page: var(--vscode-editor-background, light-dark(#ffffff, #1a1d21));
  --quiet: var(--vscode-descriptionForeground, light-dark(#57606a, #a3abb5)); --link: var(--vscode-textLink-foreground, light-dark(#0a58ca, #6cb0ff));
  --line: var(--vscode-contrastBorder, var(--vscode-widget-border, light-dark(#d0d7de, #3a4149))); --done: var(--vscode-charts-green, light-dark(#1a7f37, #57ab5a));
  --rest: var(--vscode-editorWidget-border, light-dark(#d0d7de, #444c56)); --late: var(--vscode-errorForeground, light-dark(#b3261e, #ff8f87));
  --other: var(--vscode-charts-blue, light-dark(#0a58ca, #6cb0ff)); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem clamp(.75rem, 3vw, 2.5rem); max-width: 125rem; color: var(--text); background: var(--page);
  font: var(--vscode-font-size, 1rem)/1.5 var(--vscode-font-family, system-ui, "PingFang SC", "Microsoft YaHei", sans-serif); overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: center; }
header > div { flex: 1 1 14rem; min-width: 0; }
h1 { font-size: 1.6em; line-height: 1.25; margin: 0; } h2 { font-size: 1.15em; margin: 0 0 .6rem; } h3 { font-size: 1em; margin: .9rem 0 .2rem; }
p { margin: .3rem 0; } .verdict { font-size: 1.1em; font-weight: 600; }
dl { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .5rem 0 0; } dt { color: var(--quiet); font-size: .9em; } dd { margin: 0; }
main { columns: 21rem; column-gap: 1rem; margin-top: 1.25rem; }
section { break-inside: avoid; margin: 0 0 1rem; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: 6px; }
#trend, #notes { column-span: all; }
ul { list-style: none; margin: .3rem 0; padding: 0; } li { padding: .2rem 0; }
a { color: var(--link); } a, button, summary { border-radius: 2px; } summary { cursor: pointer; padding: .2rem 0; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder, var(--link)); outline-offset: 2px; }
.note { color: var(--quiet); font-size: .92em; }
.late { display: inline-block; min-width: 1.3em; margin-right: .4em; text-align: center; font-weight: 700; color: var(--late); border: 1px solid currentColor; border-radius: 50%; line-height: 1.2; }
.bar { display: block; width: 100%; height: .5rem; } .rest { fill: var(--rest); } .done { fill: var(--done); }
.ring { width: 7rem; height: 7rem; flex: none; } .ring circle { fill: none; stroke-width: 10; } .ring .rest { stroke: var(--rest); } .ring .done { stroke: var(--done); }
.ring text { fill: var(--text); font-size: 22px; font-weight: 600; }
.trend { display: block; width: 100%; height: auto; max-height: 16rem; } .trend polyline { fill: none; stroke-width: 2.5; } .grid { stroke: var(--rest); stroke-width: 1; }
polyline.first { stroke: var(--done); } circle.first { fill: var(--done); } polyline.second { stroke: var(--other); stroke-dasharray: 6 4; } circle.second { fill: var(--page); stroke: var(--other); stroke-width: 2; }
.legend .first { border-bottom: 3px solid var(--done); } .legend .second { border-bottom: 3px dashed var(--other); margin-left: 1rem; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .15rem 1rem .15rem 0; font-weight: normal; }
.vscode-high-contrast .bar, .vscode-high-contrast-light .bar { outline: 1px solid var(--line); } .vscode-high-contrast .ring .rest, .vscode-high-contrast-light .ring .rest { stroke-width: 1; } .vscode-high-contrast .rest, .vscode-high-contrast-light .rest { fill: none; }
@media (forced-colors: active) { .bar { outline: 1px solid CanvasText; forced-color-adjust: none; } .rest { fill: Canvas; } .done { fill: Highlight; }
  .ring .rest { stroke: GrayText; fill: none; } .ring .done { stroke: Highlight; fill: none; } .ring text { fill: CanvasText; } polyline.first { stroke: Highlight; } polyline.second { stroke: CanvasText; } }
@media print { body { max-width: none; color: #000; background: #fff; } }
`;
