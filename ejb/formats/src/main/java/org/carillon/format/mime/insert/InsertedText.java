package org.carillon.format.mime.insert;

import java.util.stream.Collectors;

/**
 * A text that is inserted into messages.
 *
 * @param plain the text for plain text parts, with any line ends; empty for none
 * @param html the text for HTML parts, a fragment of a body; if it is empty, it is made from the
 *     plain text
 * @param isFirst true if the text goes before the author's text, false if it goes after it
 */
public record InsertedText(String plain, String html, boolean isFirst) {

  /** Normalizes the line ends, and makes the HTML from the plain text if there is none. */
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

  public boolean isEmpty() {
    return plain.isEmpty() && html.isEmpty();
  }
}
