import * as vscode from 'vscode';

// What package.json or VS Code knows by name, and more than one file here speaks of.

export const CONFIGS_VIEW = 'handoverPack.configs';
export const READINESS_VIEW = 'handoverPack.readiness';
export const ISSUES_VIEW = 'handoverPack.issues';
/** The kind of code action that fixes on save. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('handoverPack');
