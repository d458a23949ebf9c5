package org.carillon.contract.identity;

/** What a caller may do beyond its own account. */
public sealed interface Rights {

  /** Whether they are at least the others: whoever has them may do all that those let one do. */
  default boolean cover(Rights others) {
    return switch (others) {
      case User() -> true;
      case DomainAdministrator(long domain) ->
          this instanceof ServerAdministrator || equals(new DomainAdministrator(domain));
      case ServerAdministrator() -> this instanceof ServerAdministrator;
    };
  }

  /** The caller's own account and what others share with it. */
  record User() implements Rights {}

  /**
   * Administration of one domain.
   *
   * @param domain the domain's id
   */
  record DomainAdministrator(long domain) implements Rights {}

  /** Administration of the whole server. */
  record ServerAdministrator() implements Rights {}
}
