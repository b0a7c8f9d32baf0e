/** What is so, and what to do. */
export interface ThingText {
  title: string;
  text: string;
}
