package org.carillon.account.secret;

/** What digest authentication is checked with (RFC 7616 §3.4.2, RFC 8760). */
public interface DigestSecrets {

  /** The hash functions kept. */
  enum Algorithm {
    MD5,
    SHA_256
  }

  /** What is kept of a user. */
  sealed interface Finding {}

  /**
   * A kept secret.
   *
   * @param account the account's id
   * @param domain its domain's id
   * @param address its canonical address
   * @param password tells its passwords apart
   * @param ha1 H(username:realm:password), in lower-case hexadecimal
   */
  record Secret(long account, long domain, String address, long password, String ha1)
      implements Finding {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Secret[" + address + "]";
    }
  }

  /** There is none, the account is switched off, or its domain keeps none. */
  record None() implements Finding {}

  /** Cannot be said now: the database or the home key is away. */
  record Later() implements Finding {}

  /**
   * The secret of a user in a realm.
   *
   * @param username the local part of the account's address, or that whole address
   * @param realm the canonical name of a domain served here
   */
  Finding find(String username, String realm, Algorithm algorithm);
}
