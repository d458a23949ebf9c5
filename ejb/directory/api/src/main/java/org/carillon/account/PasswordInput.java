package org.carillon.account;

/** A password as a caller gives it: in plain text or as a hash. */
public sealed interface PasswordInput {

  /**
   * The password itself.
   *
   * @param password as typed
   */
  record Typed(String password) implements PasswordInput {
    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
      return "Typed[]";
    }
  }

  /**
   * A hash of the password that another server kept.
   *
   * @param hash the hash, in a format that is supported here
   */
  record Hashed(String hash) implements PasswordInput {
    /** Leaves the hash out, so that no log can show it. */
    @Override
    public String toString() {
      return "Hashed[]";
    }
  }
}
