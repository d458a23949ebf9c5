package org.carillon.contract.identity;

/** The rights of a caller beyond its own account. */
public sealed interface Rights {

  /** Returns whether these rights include the others: allow everything that they allow. */
  default boolean cover(Rights others) {
    return switch (others) {
      case User() -> true;
      case DomainAdministrator(long domain) ->
          this instanceof ServerAdministrator || equals(new DomainAdministrator(domain));
      case ServerAdministrator() -> this instanceof ServerAdministrator;
    };
  }

  /** Access to the caller's own account and to what others share with it. */
  record User() implements Rights {}

  /** Administration of one domain, by its id. */
  record DomainAdministrator(long domain) implements Rights {}

  /** Administration of the whole server. */
  record ServerAdministrator() implements Rights {}
}
