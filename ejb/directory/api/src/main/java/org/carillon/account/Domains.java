package org.carillon.account;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Manages the domains served here, for their administrators. */
public interface Domains {

  /** Creates a domain; server administrators only. Then {@code postmaster} resolves in it. */
  Answer<Domain> create(Caller caller, NewDomain domain);

  /** Returns the domain with this name or alias. */
  Answer<Domain> find(Caller caller, String name);

  /** Returns the domains that the caller administers, ordered by name. */
  Answer<Page<Domain>> list(Caller caller, PageRequest request);

  /**
   * Changes a domain.
   *
   * @param version the version that the caller has seen; empty to change the domain whatever its
   *     version
   */
  Answer<Domain> change(Caller caller, String name, DomainChange change, OptionalLong version);

  /** Deletes a domain that has no accounts left; server administrators only. */
  Answer<Domain> delete(Caller caller, String name, OptionalLong version);
}
