package org.carillon.identity.forgotten;

import java.time.Instant;

/**
 * A code by which a new password can be set once. The server stores only its hash.
 *
 * @param account the account's address
 * @param code the code, formatted for typing
 * @param link the address of the page that takes the code, with the code in it
 * @param expires the time until which it is valid
 */
public record ResetCode(String account, String code, String link, Instant expires) {
  /** Leaves the code out, so that no log can show it. */
  @Override
  public String toString() {
    return "ResetCode[" + account + "]";
  }
}
