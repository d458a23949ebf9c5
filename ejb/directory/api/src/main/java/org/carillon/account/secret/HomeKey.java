package org.carillon.account.secret;

/**
 * The key under which secrets that must be readable again are sealed (AES-256-GCM). It is stored in
 * the home folder, not in the database, so that a copy of the database alone does not reveal the
 * secrets. All nodes of a cluster have the same key.
 */
public interface HomeKey {

  /**
   * Seals a secret.
   *
   * @param purpose what the secret is for ({@code credential:17}); the same purpose must be given
   *     to open it
   * @throws HomeKeyMissing if this node has no key, or not the one under which the database's
   *     secrets were sealed
   */
  byte[] seal(String purpose, byte[] secret);

  /**
   * Opens the result of {@link #seal}.
   *
   * @throws HomeKeyMissing if this node doesn't have the key under which the secret was sealed, or
   *     if the sealed secret was tampered with
   */
  byte[] open(String purpose, byte[] sealed);

  /**
   * Derives a key of 32 octets from the home key. It is the same on all nodes of this installation
   * and after each start, and reveals nothing of the home key (HKDF-SHA256, RFC 5869).
   *
   * @param purpose what the key is for; each purpose has a key of its own
   * @throws HomeKeyMissing if this node has no key, or not the one under which the database's
   *     secrets were sealed
   */
  byte[] derive(String purpose);
}
