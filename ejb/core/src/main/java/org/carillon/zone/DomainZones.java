package org.carillon.zone;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Tells which records the zone of a domain should have, and what is there. */
public interface DomainZones {

  /**
   * Those of a domain that the caller administers, looked up now: it takes some seconds where the
   * DNS does not answer.
   */
  Answer<List<ZoneRecord>> records(Caller caller, String domain);
}
