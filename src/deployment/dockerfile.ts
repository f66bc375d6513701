import { versionOf, withoutTag } from './compose.ts';
import { linesOf, nameOf, type Said, type SaidOf } from './said.ts';

/** What a Dockerfile says about the image that is built with it. */
export interface DockerfileFacts {
  /** `name` is the image, `value` its version. */
  readonly bases: readonly SaidOf[];
  readonly ports: readonly Said[];
  readonly health: Said | undefined;
  /** What it runs. */
  readonly start: Said | undefined;
}

export function isDockerfile(path: string): boolean {
  return (
    /^(?:dockerfile|containerfile)(?:[-_.]|$)|\.dockerfile$/i.test(nameOf(path)) &&
    !/\.dockerignore$/i.test(path)
  );
}

/** Of several stages the last one runs; its ports and commands count (docs.docker.com/reference/dockerfile). */
export function readDockerfile(text: string, path: string): DockerfileFacts {
  const bases: SaidOf[] = [];
  let ports: Said[] = [];
  let health: Said | undefined;
  let start: Said | undefined;
  const args = new Map<string, string>();
  const stages = new Set<string>();
  let open: { text: string; line: number } | undefined;
  for (const [index, raw] of linesOf(text).entries()) {
    if (/^\s*#/.test(raw)) continue;
    const piece = raw.trim();
    open = open
      ? { ...open, text: `${open.text} ${piece}`.slice(0, 2000) }
      : { text: piece, line: index + 1 };
    if (piece.endsWith('\\')) {
      open.text = open.text.slice(0, -1);
      continue;
    }
    const { text: command, line } = open;
    open = undefined;
    const [, word = '', rest = ''] = /^([A-Za-z]{2,20})\s(.*)$/.exec(command) ?? [];
    const said = (value: string): Said => ({ value: filled(value.trim(), args), path, line });
    switch (word.toUpperCase()) {
      case 'ARG': {
        const [, name, value] = /^(\w{1,60})=["']?([\w.:/-]{1,120})/.exec(rest.trim()) ?? [];
        if (name && value) args.set(name, value);
        break;
      }
      case 'FROM': {
        const words = filled(rest, args)
          .split(/\s+/)
          .filter(one => one !== '' && !one.startsWith('--'));
        const [image = '', as = '', stage = ''] = words;
        if (/^as$/i.test(as)) stages.add(stage.toLowerCase());
        [ports, health, start] = [[], undefined, undefined];
        if (!stages.has(image.toLowerCase()) && image !== 'scratch' && !image.includes('$'))
          bases.push({ name: withoutTag(image), value: versionOf(image) ?? '', path, line });
        break;
      }
      case 'EXPOSE':
        for (const port of filled(rest, args).split(/\s+/)) {
          const number = /^(\d{2,5})(?:\/tcp)?$/.exec(port)?.[1];
          if (number !== undefined) ports.push({ value: number, path, line });
        }
        break;
      case 'HEALTHCHECK':
        health = /^NONE/i.test(rest.trim()) ? undefined : said(plainCommand(afterOptions(rest)));
        break;
      case 'ENTRYPOINT':
      case 'CMD':
        start = said(plainCommand(rest));
        break;
      default:
    }
  }
  return { bases, ports, health, start };
}

function filled(text: string, args: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{?(\w{1,60})(?::?-([^{}]{0,100}))?\}?/g,
    (whole, name: string, other: string | undefined) => args.get(name) ?? other ?? whole,
  );
}

/** Without `--interval=30s` and `CMD`. */
function afterOptions(rest: string): string {
  const words = rest.trim().split(/\s+/);
  const from = words.findIndex(word => !word.startsWith('--'));
  return words.slice(words[from] === 'CMD' ? from + 1 : from).join(' ');
}

/** `["java", "-jar", "app.jar"]` as one types it. */
function plainCommand(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return trimmed;
  return [...trimmed.matchAll(/"([^"]{0,400})"/g)].map(([, word = '']) => word).join(' ');
}
