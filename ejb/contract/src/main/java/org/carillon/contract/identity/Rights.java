package org.carillon.contract.identity;

/** What a caller may do beyond its own account. */
public sealed interface Rights {

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
