package org.carillon.zone;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Compares the records that the zone of a domain should have with the DNS. */
public interface DomainZones {

  /** Looks up the caller's domain's zone, in some seconds if the DNS does not answer. */
  Answer<DomainZone> zone(Caller caller, String domain);

  /**
   * Looks up only the records without which mail does not arrive or is not trusted, within one
   * second: records that the DNS does not answer by then are unknown.
   */
  Answer<DomainZone> essentials(Caller caller, String domain);
}
