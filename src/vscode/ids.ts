import * as vscode from 'vscode';

// What package.json or VS Code knows by name, and more than one file here speaks of.

export const CONFIGS_VIEW = 'handoverPack.configs';
export const READINESS_VIEW = 'handoverPack.readiness';
export const ISSUES_VIEW = 'handoverPack.issues';
/** The kind of code action that fixes on save. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('handoverPack');

/** The command that leads to a line of a file, see rows.ts. */
export const OPEN_PLACE = 'handoverPack.openPlace';
/** What a row with a place can do. */
export type RowAction = 'open' | 'openAside' | 'copyPath';
