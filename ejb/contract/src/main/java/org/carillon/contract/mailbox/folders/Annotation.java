package org.carillon.contract.mailbox.folders;

import java.util.Optional;

/**
 * What a client noted about a mailbox, or about the account (RFC 5464).
 *
 * @param entry its name in lower case, {@code /private/…} or {@code /shared/…}
 * @param value its octets; empty to remove it, or where there is none
 */
public record Annotation(String entry, Optional<byte[]> value) {

  /** How many octets a value has at most. */
  public static final int MOST_OCTETS = 65_536;

  /** How many entries a mailbox has at most, counted for each of its readers. */
  public static final int MOST_ENTRIES = 500;

  /**
   * The entry of a shared mailbox that says whose {@code \Seen} is: {@code private} where each
   * reader has its own, {@code shared} or nothing where all share one. For those with {@link
   * Right#ADMINISTER} to set.
   */
  public static final String SEEN = "/shared/vendor/carillon/seen";

  /**
   * The entry of a mailbox, or of the server, that names the script which is run on what people do
   * there (RFC 6785 §2.3.1). For those with {@link Right#ADMINISTER} to set.
   */
  public static final String SCRIPT = "/shared/imapsieve/script";

  /** Whether only its reader sees it. */
  public boolean isPrivate() {
    return entry.startsWith("/private/");
  }
}
