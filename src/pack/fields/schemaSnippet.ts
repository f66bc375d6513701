/** A body of a snippet: an object whose strings hold tab stops such as `${1:Full name · 姓名}`. */
export type SnippetValue = string | readonly SnippetValue[] | { readonly [key: string]: SnippetValue };

/** What a new entry of a list begins with, as a schema has it for editors. */
export interface SchemaSnippet {
  readonly label: string;
  readonly description: string;
  readonly body: { readonly [key: string]: SnippetValue };
}
