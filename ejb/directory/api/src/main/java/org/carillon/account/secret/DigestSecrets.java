package org.carillon.account.secret;

/** Finds the secrets against which digest authentication is checked (RFC 7616 §3.4.2, RFC 8760). */
public interface DigestSecrets {

  /** The hash functions for which secrets are stored. */
  enum Algorithm {
    MD5,
    SHA_256
  }

  /** The result of looking up a user's digest secret. */
  sealed interface Finding {}

  /**
   * A stored secret.
   *
   * @param account the account's id
   * @param domain the id of the account's domain
   * @param address the account's canonical address
   * @param password an identifier of the present password that changes with it
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

  /** No secret is stored, the account is switched off, or its domain stores no digest secrets. */
  record None() implements Finding {}

  /** The secret can't be read at present because the database or the home key is unavailable. */
  record Later() implements Finding {}

  /**
   * Finds the secret of a user in a realm.
   *
   * @param username the local part of the account's address, or the whole address
   * @param realm the canonical name of a domain served here
   */
  Finding find(String username, String realm, Algorithm algorithm);
}
