package org.carillon.contract.stage;

/** Facts of an account's mail for its rules: whom they answered, which messages they saw. */
@FunctionalInterface
public interface RememberedKeys {

  /** Returns whether a key of 1 to 64 octets is remembered; throws if it can't be read. */
  boolean holds(long account, byte[] key);
}
