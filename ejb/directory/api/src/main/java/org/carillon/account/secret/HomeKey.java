package org.carillon.account.secret;

/**
 * The key under which secrets that must be readable again are sealed (AES-256-GCM). It lies in the
 * home folder, not in the database, so that a copy of the database alone gives nothing away. All
 * nodes of a cluster have the same.
 */
public interface HomeKey {

  /**
   * Seals a secret.
   *
   * @param purpose what it is for ({@code credential:17}); must be said again to open it
   * @throws HomeKeyMissing if this node has no key, or not the one the database was sealed under
   */
  byte[] seal(String purpose, byte[] secret);

  /**
   * Opens what {@link #seal} made.
   *
   * @throws HomeKeyMissing if this node has not the key it was sealed under, or it was tampered
   *     with
   */
  byte[] open(String purpose, byte[] sealed);

  /**
   * A key of 32 octets that all nodes of this installation have, at each start the same; it tells
   * nothing of the home key (HKDF-SHA256, RFC 5869).
   *
   * @param purpose what it is for; each has a key of its own
   * @throws HomeKeyMissing if this node has no key, or not the one the database was sealed under
   */
  byte[] derive(String purpose);
}
