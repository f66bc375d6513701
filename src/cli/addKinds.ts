import { type Command, Option } from 'commander';
import { type Field, fieldsOfKind, fieldText, nodeOfKind } from '../pack/fields/fields.ts';
import { ENTRY_KIND_NAMES, ENTRY_KINDS, type EntryKind } from '../pack/fields/kinds.ts';
import { choicesText } from '../pack/fields/value.ts';
import { schemaText } from '../pack/schemaText.ts';
import { nameOfField } from '../usecases/fill/entryFields.ts';
import { type EntrySchemas, readEntrySchemas } from '../usecases/fill/readPackToFill.ts';
import type { AddKinds } from './add.ts';
import { dryRun, type Finish } from './command.ts';
import type { AddEntryOptions, AddSectionOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** The commands below `handover add`: one for each kind of entry, with an option for each field that its schema has. */
export async function loadKinds({ terminal }: Pick<Session, 'terminal'>): Promise<AddKinds> {
  const schemas = await readEntrySchemas(terminal.assets);
  return (add, session, finish) => {
    for (const kind of ENTRY_KIND_NAMES) addKind(add, kind, schemas, session, finish);
    addSection(add, session, finish);
  };
}

function addKind(
  add: Command,
  kind: EntryKind,
  schemas: EntrySchemas,
  session: Session,
  finish: Finish,
): void {
  const { say, language } = session;
  const { file, called } = ENTRY_KINDS[kind];
  const root = schemas[file];
  const node = nodeOfKind(kind, root);
  const { title, description } = schemaText(node, language);
  const command = add
    .command(kind)
    .description(`${title}${say('cli.add.dash')}${description}`)
    .argument('[name]', say('cli.add.name', { field: called }));
  const names = new Map<string, string>();
  for (const field of fieldsOfKind(kind, root)) {
    const text = fieldText(field, { node, root }, language);
    const option = new Option(
      `--${flagOf(field)} ${placeholderOf(field)}`,
      [text.title, text.description, choicesText(field, language)]
        .filter(part => part !== '')
        .join(say('cli.add.dash')),
    );
    names.set(option.attributeName(), nameOfField(field));
    command.addOption(option);
  }
  command
    .addOption(new Option('--force', say('cli.add.force')))
    .addOption(dryRun(session))
    .addHelpText('after', () => `\n${say('cli.add.kind.more')}\n\n${say('cli.learnMore')}`)
    .action(async (name: string | undefined, options: AddEntryOptions) => {
      const words = new Map<string, readonly string[]>();
      for (const [attribute, field] of names) {
        const value = options[attribute];
        if (value !== undefined) words.set(field, Array.isArray(value) ? value : [String(value)]);
      }
      if (name !== undefined) words.set(called, [name]);
      const { runAddEntry } = await import('./runAddEntry.ts');
      finish(await runAddEntry(kind, words, options, session));
    });
}

/** `documentedIn` is `--documented-in`. */
function flagOf({ path }: Field): string {
  return path.join('-').replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);
}

function placeholderOf({ type, person }: Field): string {
  switch (type) {
    case 'truth':
      return '[yes|no]';
    case 'choice':
      return '<choice>';
    case 'texts':
      return '<text...>';
    case 'text':
      return person === undefined ? '<text>' : '<who>';
    default:
      return `<${type}>`;
  }
}

function addSection(add: Command, session: Session, finish: Finish): void {
  const { say } = session;
  add
    .command('section')
    .description(say('cli.add.section'))
    .argument('[title]', say('cli.add.section.title'))
    .addOption(new Option('--document <document>', say('cli.add.section.document')))
    .addOption(new Option('--text <paragraphs...>', say('cli.add.section.text')))
    .addOption(new Option('--force', say('cli.add.force')))
    .addOption(dryRun(session))
    .addHelpText('after', () => `\n${say('cli.learnMore')}`)
    .action(async (title: string | undefined, options: AddSectionOptions) => {
      const { runAddSection } = await import('./runAddSection.ts');
      finish(await runAddSection(title, options, session));
    });
}
