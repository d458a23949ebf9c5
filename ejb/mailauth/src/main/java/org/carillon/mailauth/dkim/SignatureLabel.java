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
    String signature = shown(TagList.withoutSpace(first(tags.text("b"))));
    return new SignatureLabel(
        shown(tags.text("d")).toLowerCase(Locale.ROOT),
        shown(tags.text("s")),
        shown(tags.text("i")),
        shown(tags.text("a")),
        signature.substring(0, Math.min(START, signature.length())));
  }

  private static String first(String text) {
    return text.substring(0, Math.min(MOST, text.length()));
  }

  private static String shown(String text) {
    boolean isPrintable = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return isPrintable && text.length() <= MOST ? text : "";
  }
}
