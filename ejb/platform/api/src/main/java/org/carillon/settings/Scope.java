package org.carillon.settings;

/** The scope for which a value is requested. */
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
   * @param domain the id of the class's domain; {@link #NO_DOMAIN} for a class of the server
   * @param serviceClass the class's id
   */
  record OfClass(long domain, long serviceClass) implements Scope {}

  /** The domain id of a class that belongs to the server. */
  long NO_DOMAIN = 0;

  /** Returns the scope of the whole server. */
  static Scope server() {
    return new OfServer();
  }

  /** Returns the scope of a domain, by its id. */
  static Scope domain(long domain) {
    return new OfDomain(domain);
  }

  /** Returns the scope of an account, by its domain's id and its own. */
  static Scope account(long domain, long account) {
    return new OfAccount(domain, account);
  }

  /** Returns a class of service's scope, by its domain's id or {@link #NO_DOMAIN}, and its own. */
  static Scope serviceClass(long domain, long serviceClass) {
    return new OfClass(domain, serviceClass);
  }

  default Level level() {
    return switch (this) {
      case OfServer() -> Level.SERVER;
      case OfDomain(long domain) -> Level.DOMAIN;
      case OfAccount(long domain, long account) -> Level.ACCOUNT;
      case OfClass(long domain, long serviceClass) -> Level.CLASS;
    };
  }
}
