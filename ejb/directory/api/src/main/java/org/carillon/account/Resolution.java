package org.carillon.account;

/** Where an address leads. */
public sealed interface Resolution {

  /**
   * To an account here.
   *
   * @param account the account's id
   * @param domain its domain's id
   * @param address its canonical address, whatever alias or detail was written
   * @param detail what was written after {@code +} (RFC 5233), as typed; empty without
   */
  record Local(long account, long domain, String address, String detail) implements Resolution {}

  /**
   * To several: whoever is in a group here, or where a forwarder leads.
   *
   * @param group its id
   * @param domain its domain's id
   * @param address its canonical address
   * @param isGroup whether it is a group and no forwarder
   */
  record Several(long group, long domain, String address, boolean isGroup) implements Resolution {}

  /**
   * The domain is served here and knows no such local part.
   *
   * @param domain the domain's id
   */
  record Unknown(long domain) implements Resolution {}

  /**
   * The account or its domain is switched off.
   *
   * @param domain the domain's id
   */
  record SwitchedOff(long domain) implements Resolution {}

  /**
   * The domain is not served here.
   *
   * @param domain its name in A-labels, or as written if it has none
   */
  record Elsewhere(String domain) implements Resolution {}

  /** Cannot be said now: the database is away. */
  record Later() implements Resolution {}
}
