package org.carillon.contract.stage;

/**
 * Facts about an account's mail that its rules remember for a while: whom they answered, and which
 * messages they have seen.
 */
@FunctionalInterface
public interface MailMemory {

  /**
   * Returns whether a key is remembered.
   *
   * @param key 1 to 64 octets
   * @throws java.io.UncheckedIOException if the database can't be read
   */
  boolean holds(long account, byte[] key);
}
