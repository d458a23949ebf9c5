package org.carillon.policy.external;

import java.util.Locale;
import org.carillon.policy.verdict.Handling;

/** The protocols of filters. */
public enum FilterKind {
  /** ClamAV's daemon. */
  CLAMD,
  /** Rspamd, over HTTP. */
  RSPAMD,
  /** SpamAssassin's daemon. */
  SPAMD,
  /** A mail filter with the milter protocol. */
  MILTER,
  /** An ICAP service. */
  ICAP,
  /** A program that the server runs. */
  HELPER,
  /** A program that the server runs to learn where addresses lead. It is shown no mail. */
  ROUTER;

  /** Returns the word that administrators use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the kind with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FilterKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the minimum handling of mail with findings, unless another is configured. */
  public Handling usual() {
    return switch (this) {
      case CLAMD, ICAP -> Handling.REJECT;
      case RSPAMD, SPAMD, MILTER, HELPER, ROUTER -> Handling.ACCEPT;
    };
  }
}
