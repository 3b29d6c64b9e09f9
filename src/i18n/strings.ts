/** Words nested by screen, as a language file holds them. */
export interface Strings {
  readonly [key: string]: string | Strings;
}
