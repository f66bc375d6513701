import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadedSize } from '../loadedSize.ts';
import { CLI, reportSize } from './measure.ts';

// Sizes: of the extension (`npm run package` makes it), and of what is loaded when VS Code activates it.

const DIST = dirname(CLI);
const vsix = join(DIST, 'handover-pack.vsix');
if (existsSync(vsix)) reportSize('the extension', statSync(vsix).size, 1.5 * 1024 * 1024);
else console.log('no dist/handover-pack.vsix: npm run package makes it');
reportSize('what activating it loads', loadedSize(join(DIST, 'extension.js')), 20 * 1024);
