package org.carillon.dns;

import org.carillon.contract.dns.ZoneReading;

/** Zones that are asked instead of the DNS, for trying out. */
public interface ZoneFiles {

  /** Reads one in master file format (RFC 1035 §5). */
  ZoneReading read(String zone);
}
