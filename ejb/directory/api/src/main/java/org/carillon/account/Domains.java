package org.carillon.account;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The domains served here, for those who administer them. */
public interface Domains {

  /** Makes a domain; server administrators only. {@code postmaster} in it is never unknown. */
  Answer<Domain> create(Caller caller, NewDomain domain);

  /** The domain with this name or alias. */
  Answer<Domain> find(Caller caller, String name);

  /** The domains the caller administers, by name. */
  Answer<Page<Domain>> list(Caller caller, PageRequest request);

  /**
   * Changes a domain.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<Domain> change(Caller caller, String name, DomainChange change, OptionalLong version);

  /** Deletes a domain that has no account any more; server administrators only. */
  Answer<Domain> delete(Caller caller, String name, OptionalLong version);
}
