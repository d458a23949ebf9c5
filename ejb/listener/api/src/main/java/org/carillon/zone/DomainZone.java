package org.carillon.zone;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.policy.dkim.DomainSigning;

/**
 * The records that a domain's zone should have, compared with the DNS.
 *
 * @param host the server's public name; empty if it has none: then records with it are left out
 * @param hostAddress whether that name has an address in the DNS
 * @param webPort the web's port; programs expect 443 unless a record has the port
 * @param mailPort the port of incoming mail, which others send to 25; empty if none is open to them
 * @param signing whether the domain's mail is signed
 * @param records the records in the order of their setup
 */
public record DomainZone(
    Optional<String> host,
    ZoneRecord.State hostAddress,
    int webPort,
    OptionalInt mailPort,
    DomainSigning signing,
    List<ZoneRecord> records) {
  public DomainZone {
    records = List.copyOf(records);
  }

  /** Returns whether the server's host name has no address in the DNS; then no record can work. */
  public boolean isHostLost() {
    return host.isPresent() && hostAddress == ZoneRecord.State.MISSING;
  }

  /**
   * Returns whether the domain's mail is set up: the server has a name and an address, no record is
   * known to be missing, and mail is signed unless that is switched off.
   */
  public boolean isWhole() {
    boolean isSigned =
        switch (signing) {
          case SIGNED, OFF -> true;
          case AWAITED, KEYLESS -> false;
        };
    return host.isPresent() && !isHostLost() && missing() == 0 && isSigned;
  }

  /** Returns the number of records that the DNS does not show. */
  public long missing() {
    return records.stream().filter(record -> record.state() == ZoneRecord.State.MISSING).count();
  }
}
