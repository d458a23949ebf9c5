package org.carillon.identity.forgotten;

import java.time.Instant;

/**
 * A code that sets another password once; it is not kept, only its hash is.
 *
 * @param account whose, by address
 * @param code for typing
 * @param link the page that takes it, with the code
 * @param expires until when it is good
 */
public record ResetCode(String account, String code, String link, Instant expires) {
  /** Leaves the code out, so that no log can show it. */
  @Override
  public String toString() {
    return "ResetCode[" + account + "]";
  }
}
