package org.carillon.policy.dkim;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The DKIM keys of domains, for their administrators. */
public interface DomainKeys {

  /**
   * Returns the keys of the caller's domains, ordered by name.
   *
   * @param domain only keys of this domain, by any of its names; empty for all
   */
  Answer<Page<DomainKey>> list(Caller caller, Optional<String> domain, PageRequest request);

  Answer<DomainKey> find(Caller caller, String name);

  /** Looks a key's record up in the DNS and returns the result. Waits for the DNS. */
  Answer<PublishedKeyRecord> publication(Caller caller, String name);

  /** Creates a prepared key. It signs once its record is in the DNS or it is activated. */
  Answer<DomainKey> create(Caller caller, NewDomainKey key);

  /**
   * Makes a key sign, or stop signing. A key that has signed cannot become prepared again.
   *
   * @param version the version that the caller has seen; empty to change any version
   */
  Answer<DomainKey> change(Caller caller, String name, DomainKeyState state, OptionalLong version);

  /** Deletes a key that is not signing. */
  Answer<DomainKey> delete(Caller caller, String name, OptionalLong version);
}
