package org.carillon.store.internal.verifying;

/** What an account is called in reports. */
@FunctionalInterface
interface AccountNames {
  /** Its address; its number when it has none any more. */
  String of(long account);
}
