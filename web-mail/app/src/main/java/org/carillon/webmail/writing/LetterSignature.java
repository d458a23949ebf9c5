package org.carillon.webmail.writing;

import org.carillon.transport.writing.Identity;
import org.carillon.webmail.letter.RichText;
import org.jsoup.nodes.Entities;

/**
 * What stands under a letter, as text and in HTML.
 *
 * @param text with the line that says so (RFC 3676 §4.3); empty for nothing
 * @param html the same, in the element by which it is found again; empty for nothing
 */
public record LetterSignature(String text, String html) {
  private static final String MARK = "-- \n";
  private static final String ELEMENT = "carillon-signature";

  /** The signature of an identity. */
  public static LetterSignature of(Identity identity) {
    String own = identity.signature().replace("\r\n", "\n").stripTrailing();
    if (own.isBlank()) {
      return new LetterSignature("", "");
    }
    String html = identity.html().isBlank() ? lines(own) : RichText.clean(identity.html());
    return new LetterSignature(
        MARK + own, "<div class=\"" + ELEMENT + "\"><div>-- <br></div>" + html + "</div>");
  }

  static String lines(String text) {
    StringBuilder html = new StringBuilder();
    text.lines()
        .forEach(
            line ->
                html.append("<div>")
                    .append(line.isEmpty() ? "<br>" : Entities.escape(line))
                    .append("</div>"));
    return html.toString();
  }

  /** What a letter in HTML begins with: room to write, and this. */
  public String begun() {
    return html.isEmpty() ? "" : "<div><br></div><div><br></div>" + html;
  }

  /**
   * A letter's text with this in place of another signature; where that is not, this comes before
   * what is quoted, or at the end.
   */
  public String in(String letter, LetterSignature before) {
    String plain = letter.replace("\r\n", "\n");
    int at = before.text.isEmpty() ? -1 : plain.lastIndexOf(before.text);
    if (at >= 0) {
      return plain.substring(0, at) + text + plain.substring(at + before.text.length());
    }
    if (text.isEmpty()) {
      return plain;
    }
    int quote = quote(plain);
    return quote < 0
        ? plain.stripTrailing() + "\n\n" + text + "\n"
        : plain.substring(0, quote).stripTrailing()
            + "\n\n"
            + text
            + "\n\n"
            + plain.substring(quote);
  }

  /** Where the line before the first that is quoted begins; negative without any. */
  private static int quote(String letter) {
    int quoted = letter.startsWith(">") ? 0 : letter.indexOf("\n>") + 1;
    if (quoted == 0 && !letter.startsWith(">")) {
      return -1;
    }
    return quoted < 2 ? 0 : letter.lastIndexOf('\n', quoted - 2) + 1;
  }
}
