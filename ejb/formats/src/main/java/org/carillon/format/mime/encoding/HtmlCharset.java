package org.carillon.format.mime.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the charset that an HTML text declares near its beginning (WHATWG HTML §13.2.3.2). */
public final class HtmlCharset {
  private static final int LOOKED_AT = 4_096;
  private static final Pattern NAMED =
      Pattern.compile(
          "<(?:meta\\s[^>]{0,500}?charset|\\?xml\\s[^>]{0,200}?encoding)"
              + "\\s*=\\s*[\"']?\\s*([\\w.:+$-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  private HtmlCharset() {}

  /** Returns the first known charset in a {@code meta} element or the XML declaration, or empty. */
  public static Optional<Charset> of(byte[] begin) {
    int length = Math.min(begin.length, LOOKED_AT);
    Matcher matcher = NAMED.matcher(new String(begin, 0, length, StandardCharsets.ISO_8859_1));
    Optional<Charset> named = Optional.empty();
    while (named.isEmpty() && matcher.find()) {
      named = Charsets.named(matcher.group(1));
    }
    // A text in UTF-16 could not have been read up to here.
    return named.map(
        charset -> charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset);
  }
}
