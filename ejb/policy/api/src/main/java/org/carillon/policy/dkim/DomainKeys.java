package org.carillon.policy.dkim;

import java.util.List;
import org.carillon.account.Domain;
import org.carillon.contract.answer.Answer;

/** The DKIM keys of domains. */
public interface DomainKeys {

  /** Returns the keys of a domain, for all its names, ordered by name. */
  Answer<List<DomainKey>> of(Domain domain);
}
