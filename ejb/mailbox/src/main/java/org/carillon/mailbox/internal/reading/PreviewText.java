package org.carillon.mailbox.internal.reading;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.jsoup.parser.Parser;

/** Reads the first words of a message, without quoted text and markup (RFC 8970 §3.2). */
public final class PreviewText {
  /** The number of chars of a part that are read. */
  private static final int LOOKED_AT = 4_096;

  /** The number of chars that are read of HTML that has few words after its style sheets. */
  private static final int LOOKED_AT_LONGER = 65_536;

  private static final int FEW = 80;

  private static final int DEEPEST = 200;

  private static final Pattern CUT_TAG = Pattern.compile("<(?:[a-zA-Z/!][^<>]*+)?+$");

  /** The largest number of characters in a preview (RFC 8970 §3.1). */
  private static final int MOST = 200;

  private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^>.*$");
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\p{Cntrl}\\u00a0\\u200b-\\u200f\\u034f\\ufeff]+");

  private PreviewText() {}

  /** Returns the first words of a message, or empty if it has no text. */
  static String of(Content content, Part body) throws IOException {
    Optional<Part> shown = first(body, "plain").or(() -> first(body, "html"));
    if (shown.isEmpty()) {
      return "";
    }
    PartContent part = new PartContent(content::read, 0, shown.get());
    boolean html = shown.get().is("text", "html");
    String text = part.text(LOOKED_AT);
    String words = of(text, html);
    return html && words.length() < FEW && text.length() == LOOKED_AT
        ? of(part.text(LOOKED_AT_LONGER), true)
        : words;
  }

  private static Optional<Part> first(Part part, String subtype) {
    if (part.isMultipart()) {
      return part.parts().stream().flatMap(child -> first(child, subtype).stream()).findFirst();
    }
    boolean attached = part.disposition().map(disposition -> disposition.attached()).orElse(false);
    return part.is("text", subtype) && !attached ? Optional.of(part) : Optional.empty();
  }

  /** Returns the text of HTML that may be cut off, even within a tag. */
  private static String plain(String html) {
    String whole = CUT_TAG.matcher(html).replaceFirst("");
    return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(whole, "").text();
  }

  static String of(String text, boolean html) {
    String plain = html ? plain(text) : QUOTED_LINE.matcher(text).replaceAll("");
    String line = BLANKS.matcher(plain).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST));
  }
}
