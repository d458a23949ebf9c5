package org.carillon.mailauth.dkim;

import java.util.Locale;
import org.carillon.mailauth.tag.TagList;

/**
 * The claims of a signature about itself, whether or not it is valid. A value is empty if it can't
 * be shown. No value is longer than a domain name, and all are printable ASCII.
 *
 * @param domain {@code d=}, in lower case
 * @param selector {@code s=}
 * @param identity {@code i=}
 * @param algorithm {@code a=}
 * @param start the first eight characters of {@code b=}, which distinguish signatures (RFC 6008 §4)
 */
public record SignatureLabel(
    String domain, String selector, String identity, String algorithm, String start) {
  private static final int MOST = 253;
  private static final int START = 8;

  /** The label of a signature that is not a list of tags. */
  static final SignatureLabel NONE = new SignatureLabel("", "", "", "", "");

  static SignatureLabel of(TagList tags) {
    return new SignatureLabel(
        shown(tags.text("d")).toLowerCase(Locale.ROOT),
        shown(tags.text("s")),
        shown(tags.text("i")),
        shown(tags.text("a")),
        shown(start(tags.text("b"))));
  }

  private static String start(String signature) {
    StringBuilder start = new StringBuilder(START);
    for (int i = 0; i < signature.length() && start.length() < START; i++) {
      if (!TagList.isSpace(signature.charAt(i))) {
        start.append(signature.charAt(i));
      }
    }
    return start.toString();
  }

  private static String shown(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
        return "";
      }
    }
    return text.length() <= MOST ? text : "";
  }
}
