package org.carillon.contract.mailbox.folders;

import java.util.Optional;

/**
 * An annotation of a mailbox or of an account (RFC 5464).
 *
 * @param entry its name in lower case, {@code /private/…} or {@code /shared/…}
 * @param value its octets; empty to remove it, or if there is none
 */
public record Annotation(String entry, Optional<byte[]> value) {

  /** The maximum length of a value, in octets. */
  public static final int MOST_OCTETS = 65_536;

  /** The maximum number of entries of a mailbox, counted for each reader. */
  public static final int MOST_ENTRIES = 500;

  /**
   * The entry of a shared mailbox that says who shares {@code \Seen}: {@code private} if each
   * reader has its own, {@code shared} or no value if all readers share one. Only callers with
   * {@link Right#ADMINISTER} may set it.
   */
  public static final String SEEN = "/shared/vendor/carillon/seen";

  /**
   * The entry of a mailbox, or of the server, that names the script which is run on users' actions
   * there (RFC 6785 §2.3.1). Only callers with {@link Right#ADMINISTER} may set it.
   */
  public static final String SCRIPT = "/shared/imapsieve/script";

  /** Returns whether only its own reader sees it. */
  public boolean isPrivate() {
    return entry.startsWith("/private/");
  }
}
