package org.carillon.dav.publish;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inserts a domain's banner into its users' pages: after the begin tag of the body, or at the end
 * of a page that has none, which browsers add to the body, too. It is ASCII, and so the same in
 * every charset that includes ASCII.
 */
final class SiteBanner {
  /** Larger pages are sent as they are. */
  static final int MOST_OCTETS = 4 << 20;

  private static final Pattern BODY =
      Pattern.compile("<body(?:\\s[^>]{0,4000})?>", Pattern.CASE_INSENSITIVE);

  private SiteBanner() {}

  /** Returns the page with the banner, in octets. */
  static byte[] in(byte[] page, String banner) {
    if (isWide(page)) {
      return page;
    }
    // Octet for octet: no charset is read into the page.
    String text = new String(page, StandardCharsets.ISO_8859_1);
    Matcher body = BODY.matcher(text);
    int at = body.find() ? body.end() : text.length();
    return (text.substring(0, at) + "<div>" + banner + "</div>" + text.substring(at))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns true if the page begins as UTF-16, which does not include ASCII. */
  private static boolean isWide(byte[] page) {
    return page.length > 1
        && (page[0] == (byte) 0xFE && page[1] == (byte) 0xFF
            || page[0] == (byte) 0xFF && page[1] == (byte) 0xFE);
  }
}
