package org.carillon.store.internal.verifying;

/** The names of accounts in reports. */
@FunctionalInterface
interface AccountNames {
  /** Returns the account's address, or its number if it has no address any more. */
  String of(long account);
}
