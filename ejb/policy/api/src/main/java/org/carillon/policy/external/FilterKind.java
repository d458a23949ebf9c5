package org.carillon.policy.external;

import java.util.Locale;
import org.carillon.policy.verdict.Handling;

/** How a filter is talked to. */
public enum FilterKind {
  /** ClamAV's daemon. */
  CLAMD,
  /** Rspamd, by HTTP. */
  RSPAMD,
  /** SpamAssassin's daemon. */
  SPAMD,
  /** A milter. */
  MILTER,
  /** An ICAP service. */
  ICAP,
  /** A program that the server runs. */
  HELPER,
  /** A program that the server runs to learn where addresses lead; it is shown no mail. */
  ROUTER;

  /** As administrators say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static FilterKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The least that is done with what it finds, where nothing else is said. */
  public Handling usual() {
    return switch (this) {
      case CLAMD, ICAP -> Handling.REJECT;
      case RSPAMD, SPAMD, MILTER, HELPER, ROUTER -> Handling.ACCEPT;
    };
  }
}
