package org.carillon.mailauth.spf;

/**
 * The directive that decided.
 *
 * @param domain whose record it is in: another than the one checked behind a redirect
 * @param term as it is written there, {@code -all}; {@code default} when none matched (RFC 7208
 *     §4.7)
 */
public record SpfMatch(String domain, String term) {

  /** What decides when no directive matches (RFC 7208 §9.1). */
  public static final String DEFAULT = "default";

  /** The mechanism's name (RFC 7208 §9.1): {@code all}, {@code ip4}, {@code default}. */
  public String mechanism() {
    int begin = !term.isEmpty() && "+-?~".indexOf(term.charAt(0)) >= 0 ? 1 : 0;
    int end = begin;
    while (end < term.length() && Character.isLetterOrDigit(term.charAt(end))) {
      end++;
    }
    return term.substring(begin, end);
  }
}
