package org.carillon.zone;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Tells which records the zone of a domain should have, and what is there. */
public interface DomainZones {

  /**
   * That of a domain that the caller administers, looked up now: it takes some seconds where the
   * DNS does not answer.
   */
  Answer<DomainZone> zone(Caller caller, String domain);

  /**
   * The same with the records alone without which mail does not arrive or is not believed, within a
   * second: what the DNS does not answer until then is not known.
   */
  Answer<DomainZone> essentials(Caller caller, String domain);
}
