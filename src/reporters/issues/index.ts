import type { IssueFormat, IssueReporter } from './listing.ts';

/** Loads the reporter of a format; the others are never read. */
export async function loadIssueReporter(format: IssueFormat): Promise<IssueReporter> {
  switch (format) {
    case 'stylish':
      return (await import('./stylish.ts')).stylish;
    case 'json':
      return (await import('./json.ts')).json;
    case 'markdown':
      return (await import('./markdown.ts')).markdown;
  }
}
