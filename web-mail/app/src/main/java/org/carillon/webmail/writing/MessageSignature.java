package org.carillon.webmail.writing;

import org.carillon.transport.writing.Identity;
import org.carillon.webmail.editor.RichText;
import org.jsoup.nodes.Entities;

/**
 * A signature, as text and in HTML.
 *
 * @param text with its separator line (RFC 3676 §4.3); empty for none
 * @param html in the element that marks it; empty for none
 */
public record MessageSignature(String text, String html) {
  private static final String MARK = "-- \n";
  private static final String ELEMENT = "carillon-signature";

  public static MessageSignature of(Identity identity) {
    String own = identity.signature().replace("\r\n", "\n").stripTrailing();
    if (own.isBlank()) {
      return new MessageSignature("", "");
    }
    String html = identity.html().isBlank() ? lines(own) : RichText.clean(identity.html());
    return new MessageSignature(
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

  /** The initial HTML of a message: an empty line, and this signature. */
  public String begun() {
    return html.isEmpty() ? "" : "<div><br></div><div><br></div>" + html;
  }

  /** Replaces the other signature, if found; else inserts this before the quote or at the end. */
  public String in(String message, MessageSignature before) {
    String plain = message.replace("\r\n", "\n");
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

  /** The index of the line before the first quoted line; negative for none. */
  private static int quote(String message) {
    int quoted = message.startsWith(">") ? 0 : message.indexOf("\n>") + 1;
    if (quoted == 0 && !message.startsWith(">")) {
      return -1;
    }
    return quoted < 2 ? 0 : message.lastIndexOf('\n', quoted - 2) + 1;
  }
}
