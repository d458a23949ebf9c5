package org.carillon.mailauth.dmarc;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.mailauth.DnsName;

/** A From field that is not one mailbox (RFC 5322 §3.4): programs find different addresses. */
final class AmbiguousAuthor {
  /** The maximum number of addresses that are searched for. */
  private static final int MOST = 200;

  /** The maximum number of octets. A longer field is always doubtful. */
  private static final int MOST_OCTETS = 2_000;

  /** White space and comments, but none with characters that begin or end an address. */
  private static final String GAP = "(?:[ \\t\\r\\n]|\\([^()\\\\<>\\x00]*+\\))*+";

  private static final String LETTERS = "A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x80-\\xff-";

  /** A quoted string. One with escapes must not contain an address, which some would find. */
  private static final String QUOTED =
      "(?:\"[^\"\\\\\\x00]*+\"|\"(?:[^\"\\\\\\x00<>@]|\\\\[^\\x00<>@])*+\")";

  private static final String LABEL = "[A-Za-z0-9_\\x80-\\xff-]++";
  private static final String NAME = LABEL + "(?:" + GAP + "\\." + GAP + LABEL + ")*+";
  private static final String DOMAIN =
      "(?:" + NAME + "(?:" + GAP + "\\.)?+|\\[[^\\[\\]\\\\<>@]*+\\])";
  private static final String SPEC =
      "(?:[." + LETTERS + "]++|" + QUOTED + ")" + GAP + "@" + GAP + DOMAIN;
  private static final String PHRASE = "(?:(?:[." + LETTERS + "]++|" + QUOTED + ")" + GAP + ")*+";

  /** One mailbox. Nested comments do not match, so they make the field doubtful. */
  private static final Pattern CLEAN =
      Pattern.compile(
          GAP + "(?:" + PHRASE + "<" + GAP + SPEC + GAP + ">|" + SPEC + ")" + GAP, Pattern.DOTALL);

  /** A domain after an at sign, also with white space and comments around its dots. */
  private static final Pattern DOMAIN_BEHIND = Pattern.compile("@" + GAP + "(" + NAME + ")");

  private static final Pattern GAPS = Pattern.compile(GAP);
  private static final Pattern CONTROLS =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

  private AmbiguousAuthor() {}

  /**
   * Adds the domains, in A-labels, that any mail program could find in a field. Adds none if the
   * field is unambiguous.
   *
   * @param value the field's octets
   * @return false if there are more than are searched for
   */
  static boolean addDomains(String value, Set<String> domains) {
    if (value.length() <= MOST_OCTETS && CLEAN.matcher(value).matches()) {
      return true;
    }
    String looked = value.substring(0, Math.min(value.length(), 10 * MOST_OCTETS));
    boolean isWhole = looked.length() == value.length() && find(looked, domains);
    String printable = CONTROLS.matcher(looked).replaceAll("");
    isWhole &= printable.equals(looked) || find(printable, domains);
    String words = octets(DecodedText.of(looked));
    return words.equals(looked) ? isWhole : find(words, domains) && isWhole;
  }

  private static boolean find(String text, Set<String> domains) {
    Matcher matcher = DOMAIN_BEHIND.matcher(text);
    int left = MOST;
    for (int at = text.indexOf('@'); at >= 0 && left > 0; at = text.indexOf('@', at + 1)) {
      left--;
      matcher.region(at, Math.min(text.length(), at + MOST_OCTETS));
      if (matcher.lookingAt()) {
        add(GAPS.matcher(matcher.group(1)).replaceAll(""), domains);
      }
    }
    return left > 0;
  }

  /** Adds a domain unless it is a single label, as in "Shop @ Home", which is not a mail domain. */
  private static void add(String domain, Set<String> domains) {
    if (domain.indexOf('.') > 0) {
      byte[] utf8 = domain.getBytes(StandardCharsets.ISO_8859_1);
      DnsName.canonical(new String(utf8, StandardCharsets.UTF_8)).ifPresent(domains::add);
    }
  }

  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
