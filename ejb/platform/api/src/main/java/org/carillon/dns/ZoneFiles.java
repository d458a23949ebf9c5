package org.carillon.dns;

import org.carillon.contract.dns.ZoneReading;

/** Zones that are used instead of the DNS, for tests. */
public interface ZoneFiles {

  /** Reads a zone in master file format (RFC 1035 §5). */
  ZoneReading read(String zone);
}
