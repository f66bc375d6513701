/** The label of a row begins with a capital, as VS Code's own do. */
export function capital(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}
