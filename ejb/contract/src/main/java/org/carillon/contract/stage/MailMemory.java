package org.carillon.contract.stage;

/** What is remembered of an account's mail for a while: whom its rules answered, what they saw. */
@FunctionalInterface
public interface MailMemory {

  /**
   * Whether it is remembered.
   *
   * @param key 1 to 64 octets
   * @throws java.io.UncheckedIOException when the database can't tell
   */
  boolean holds(long account, byte[] key);
}
