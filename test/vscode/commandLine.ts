import { handover } from '../cli/run.ts';

// Runs `handover check` in each folder that is named, and prints what it answered as a list of JSON. One process for all:
// starting one takes longer than checking a folder.

const answers: unknown[] = [];
for (const folder of process.argv.slice(2)) {
  const environment = process.env as Readonly<Record<string, string>>;
  const words = ['check', '--format', 'json', '--lang', 'en', '--cwd', folder];
  const { code, stdout, stderr } = await handover({ root: folder, environment }, ...words);
  // Exit code 1 says that there are findings; anything else is no answer.
  if (code > 1) throw new Error(`${folder}: ${stderr}`);
  answers.push(JSON.parse(stdout));
}
process.stdout.write(JSON.stringify(answers));
