package org.carillon.mailauth.spf;

/**
 * The directive that decided.
 *
 * @param domain the domain of the record; after a redirect, it differs from the one that was
 *     checked
 * @param term the directive as written, for example {@code -all}; {@code default} if none matched
 *     (RFC 7208 §4.7)
 */
public record SpfMatch(String domain, String term) {

  /** The term if no directive matches (RFC 7208 §9.1). */
  public static final String DEFAULT = "default";

  /** Returns the mechanism's name (RFC 7208 §9.1): {@code all}, {@code ip4}, {@code default}. */
  public String mechanism() {
    int begin = !term.isEmpty() && "+-?~".indexOf(term.charAt(0)) >= 0 ? 1 : 0;
    int end = begin;
    while (end < term.length() && Character.isLetterOrDigit(term.charAt(end))) {
      end++;
    }
    return term.substring(begin, end);
  }
}
