package org.carillon.account;

/** The result of resolving an address. */
public sealed interface Resolution {

  /**
   * The address leads to an account here.
   *
   * @param account the account's id
   * @param domain the id of the account's domain
   * @param address the account's canonical address, even if an alias or a detail was written
   * @param detail the text after {@code +} (RFC 5233), as typed; empty if there is none
   */
  record Local(long account, long domain, String address, String detail) implements Resolution {}

  /**
   * The address leads to several recipients: the members of a group here, or the targets of a
   * forwarder.
   *
   * @param group the id of the group or forwarder
   * @param domain the id of its domain
   * @param address its canonical address
   * @param isGroup true for a group, false for a forwarder
   */
  record Several(long group, long domain, String address, boolean isGroup) implements Resolution {}

  /**
   * The domain is served here, but it has no such local part.
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
   * @param domain the domain's name in A-labels, or as written if it has no such form
   */
  record Remote(String domain) implements Resolution {}

  /** The address can't be resolved at present because the database is unavailable. */
  record Later() implements Resolution {}
}
