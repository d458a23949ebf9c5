package org.carillon.format.mime.insert;

import java.util.stream.Collectors;

/**
 * A text that is put into messages.
 *
 * @param plain for plain texts, its lines ended in whatever way; empty for none
 * @param html for HTML, a piece of a body; empty for the plain one made HTML
 * @param isFirst whether it stands before what the author wrote, not behind it
 */
public record InsertedText(String plain, String html, boolean isFirst) {

  /** With lines as mail has them, and HTML of its own. */
  public InsertedText {
    plain = lines(plain);
    html = html.isBlank() ? html(plain) : lines(html);
  }

  private static String lines(String text) {
    return text.strip()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\r\n"))
        .replace("\0", "");
  }

  private static String html(String plain) {
    return plain.isEmpty()
        ? ""
        : "<div>\r\n"
            + plain
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r\n", "<br>\r\n")
            + "\r\n</div>";
  }

  /** Whether there is nothing to put anywhere. */
  public boolean isEmpty() {
    return plain.isEmpty() && html.isEmpty();
  }
}
