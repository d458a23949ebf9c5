package org.carillon.policy.dkim;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The keys of domains, for those who administer them. */
public interface DomainKeys {

  /**
   * The keys of the caller's domains, by name.
   *
   * @param domain only of this domain, by any of its names; empty for all
   */
  Answer<Page<DomainKey>> list(Caller caller, Optional<String> domain, PageRequest request);

  /** The key with this name. */
  Answer<DomainKey> find(Caller caller, String name);

  /** What the DNS shows of a key; waits for its answer. */
  Answer<Publication> publication(Caller caller, String name);

  /** Makes a key, prepared: it signs once its record is seen in the DNS, or somebody says so. */
  Answer<DomainKey> create(Caller caller, NewDomainKey key);

  /**
   * Has a key sign, or sign no more. None that did is prepared again.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<DomainKey> change(Caller caller, String name, DomainKeyState state, OptionalLong version);

  /** Deletes a key that does not sign. */
  Answer<DomainKey> delete(Caller caller, String name, OptionalLong version);
}
