package org.carillon.account;

/**
 * Another address of an account.
 *
 * @param address the canonical address; for a telephone alias {@code number@domain}
 * @param kind a name or a telephone number
 * @param target the account's canonical address
 */
public record Alias(String address, Kind kind, String target) {

  /**
   * Creates an alias from what was typed. If the typed text has no domain, the alias is in the
   * domain of its account.
   *
   * @param target the account's address
   */
  public static Alias typed(String said, Kind kind, String target) {
    return new Alias(
        said.indexOf('@') < 0 ? said + target.substring(target.lastIndexOf('@')) : said,
        kind,
        target);
  }

  /** The kinds of alias. */
  public enum Kind {
    /** An ordinary name. */
    NAME,
    /** A telephone number or extension: digits, with or without a leading {@code +}. */
    TELEPHONE
  }
}
