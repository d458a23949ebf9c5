package org.carillon.mailauth.dkim;

import java.util.Locale;
import org.carillon.mailauth.tag.TagList;

/**
 * What a signature says of itself, whether or not it holds; empty where it says nothing that can be
 * shown. Nothing of it is longer than a domain's name, and all is printable ASCII.
 *
 * @param domain {@code d=}, in lower case
 * @param selector {@code s=}
 * @param identity {@code i=}
 * @param algorithm {@code a=}
 * @param start the first eight characters of {@code b=}, which tell signatures apart (RFC 6008 §4)
 */
public record SignatureLabel(
    String domain, String selector, String identity, String algorithm, String start) {
  private static final int MOST = 253;
  private static final int START = 8;

  /** Of a signature that is no list of tags. */
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
