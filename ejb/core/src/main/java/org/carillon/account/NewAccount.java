package org.carillon.account;

/**
 * An account to make.
 *
 * @param address as typed
 * @param password as typed
 * @param displayName the name people read; may be empty
 * @param enabled whether it can sign in and receive
 */
public record NewAccount(String address, String password, String displayName, boolean enabled) {
  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewAccount[" + address + "]";
  }
}
