/** Text made safe to stand in XML or HTML, as text and between double quotes. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/**
 * HTML with every character beyond ASCII written as a reference: an LMS that names the wrong character set in its headers
 * then shows the same page. Not for what stands inside `<script>` or `<style>`.
 */
export function asciiMarkup(html: string): string {
  return html.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}
