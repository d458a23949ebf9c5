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

  /**
   * The accounts of a class of service.
   *
   * @param domain the id of the domain whose class it is; {@link #NO_DOMAIN} for the server's
   * @param serviceClass the class's id
   */
  record OfClass(long domain, long serviceClass) implements Scope {}

  /** Stands for the domain of what is the server's. */
  long NO_DOMAIN = 0;

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

  /** A class of service, by the id of its domain, if it has one, and its own. */
  static Scope serviceClass(long domain, long serviceClass) {
    return new OfClass(domain, serviceClass);
  }

  /** The level at which a value is set for this scope. */
  default Level level() {
    return switch (this) {
      case OfServer() -> Level.SERVER;
      case OfDomain(long domain) -> Level.DOMAIN;
      case OfAccount(long domain, long account) -> Level.ACCOUNT;
      case OfClass(long domain, long serviceClass) -> Level.CLASS;
    };
  }
}
