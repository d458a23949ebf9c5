package org.carillon.settings;

/** What a value is asked for. */
public sealed interface Scope {

  /** The whole server. */
  record OfServer() implements Scope {}

  /**
   * One domain.
   *
   * @param domain the domain's id
   */
  record OfDomain(long domain) implements Scope {}

  /**
   * One account.
   *
   * @param domain the id of the account's domain
   * @param account the account's id
   */
  record OfAccount(long domain, long account) implements Scope {}

  /** The whole server. */
  static Scope server() {
    return new OfServer();
  }

  /** One domain, by its id. */
  static Scope domain(long domain) {
    return new OfDomain(domain);
  }

  /** One account, by its domain's id and its own. */
  static Scope account(long domain, long account) {
    return new OfAccount(domain, account);
  }

  /** The level at which a value is set for this scope. */
  default Level level() {
    return switch (this) {
      case OfServer() -> Level.SERVER;
      case OfDomain(long domain) -> Level.DOMAIN;
      case OfAccount(long domain, long account) -> Level.ACCOUNT;
    };
  }
}
