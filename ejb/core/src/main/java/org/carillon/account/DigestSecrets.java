package org.carillon.account;

import java.util.Optional;

/** What digest authentication is checked with (RFC 7616 §3.4.2, RFC 8760). */
public interface DigestSecrets {

  /** The hash functions kept. */
  enum Algorithm {
    MD5,
    SHA_256
  }

  /**
   * A kept secret.
   *
   * @param account the account's id
   * @param domain its domain's id
   * @param address its canonical address
   * @param ha1 H(username:realm:password), in lower-case hexadecimal
   */
  record Secret(long account, long domain, String address, String ha1) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Secret[" + address + "]";
    }
  }

  /**
   * The secret of a user in a realm.
   *
   * @param username the local part of the account's address, or that whole address
   * @param realm the canonical name of a domain served here
   * @return empty if there is none, the account is switched off, or its domain keeps none
   */
  Optional<Secret> find(String username, String realm, Algorithm algorithm);
}
