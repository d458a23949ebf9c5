package org.carillon.account;

import java.util.Optional;

/**
 * What to change in an account; what is empty stays.
 *
 * @param password the new password, as typed
 * @param displayName the name people read
 * @param enabled whether it can sign in and receive
 */
public record AccountChange(
    Optional<String> password, Optional<String> displayName, Optional<Boolean> enabled) {
  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "AccountChange[" + displayName + ", " + enabled + "]";
  }
}
