import { linesOf, nameOf, type SaidOf } from './said.ts';

const SERVICE = /\.service(?:\.(?:example|sample|dist|template))?$/i;

/** Files that say what is started, each under a name: systemd, Procfile, supervisord, PM2. */
export function isUnitFile(path: string): boolean {
  const name = nameOf(path);
  return (
    SERVICE.test(name) ||
    /^procfile(?:\.\w{1,20})?$/i.test(name) ||
    /^(?:ecosystem|pm2|process)\.(?:config\.)?(?:c?js|json|ya?ml)$/i.test(name) ||
    (/supervis/i.test(path) && /\.(?:conf|ini)$/i.test(name))
  );
}

/** What each of them runs; comments say nothing. */
export function readUnits(text: string, path: string): SaidOf[] {
  const name = nameOf(path);
  const lines = linesOf(text);
  const isProcfile = /^procfile/i.test(name);
  let program = '';
  return lines.flatMap((line, at): SaidOf[] => {
    if (/^\s*(?:#|;|\/\/)/.test(line)) return [];
    const said = (of: string, value: string | undefined): SaidOf[] =>
      value === undefined ? [] : [{ name: of, value: value.trim(), path, line: at + 1 }];
    if (isProcfile) {
      const [, of = '', command] = /^([\w-]{1,40}):\s{0,4}(\S.{1,300})$/.exec(line) ?? [];
      return said(of, command);
    }
    if (SERVICE.test(name))
      return said(
        name.replace(/\.service.{0,20}$/i, '.service'),
        /^ExecStart\s?=\s?(\S.{1,400})$/.exec(line)?.[1],
      );
    const named =
      /^\[program:([\w.-]{1,60})\]/.exec(line)?.[1] ??
      /\bname["']?\s?:\s?["']([\w .-]{1,60})["']/.exec(line)?.[1];
    if (named !== undefined) program = named;
    return said(
      program,
      /^command\s?=\s?(\S.{1,400})$/.exec(line)?.[1] ??
        /^\s{0,12}["']?script["']?\s?:\s?["']([^"']{2,200})["']/.exec(line)?.[1],
    );
  });
}
