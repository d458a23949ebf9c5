package org.carillon.account;

/**
 * Another address of an account.
 *
 * @param address the canonical address; of a telephone alias {@code number@domain}
 * @param kind what it is
 * @param target the account's canonical address
 */
public record Alias(String address, Kind kind, String target) {

  /**
   * One as it is typed: where no domain is said, in its account's.
   *
   * @param target the account's address
   */
  public static Alias typed(String said, Kind kind, String target) {
    return new Alias(
        said.indexOf('@') < 0 ? said + target.substring(target.lastIndexOf('@')) : said,
        kind,
        target);
  }

  /** What an alias is. */
  public enum Kind {
    /** A name like any other. */
    NAME,
    /** A telephone number or extension: digits, with or without a leading {@code +}. */
    TELEPHONE
  }
}
