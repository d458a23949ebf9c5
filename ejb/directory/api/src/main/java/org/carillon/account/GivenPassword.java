package org.carillon.account;

/** What is given for a password. */
public sealed interface GivenPassword {

  /**
   * The password itself.
   *
   * @param password as typed
   */
  record Typed(String password) implements GivenPassword {
    /** Leaves it out, so that no log can show it. */
    @Override
    public String toString() {
      return "Typed[]";
    }
  }

  /**
   * What another server kept of it.
   *
   * @param hash in a form that is known here
   */
  record Hashed(String hash) implements GivenPassword {
    /** Leaves it out, so that no log can show it. */
    @Override
    public String toString() {
      return "Hashed[]";
    }
  }
}
