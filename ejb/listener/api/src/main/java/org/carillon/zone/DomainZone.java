package org.carillon.zone;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.policy.dkim.DomainSigning;

/**
 * What a domain's zone should have, and what is there.
 *
 * @param host the server's name on the Internet; empty while it has none: records that would name
 *     it are left out
 * @param hostAddress whether the DNS leads from that name to an address
 * @param webPort where the web is, which programs look for at 443 where a record tells no port
 * @param mailPort where mail of other servers arrives, which they send to 25; empty where nothing
 *     listens for other machines
 * @param signing whether the domain's mail is signed
 * @param records in the order in which they are set up
 */
public record DomainZone(
    Optional<String> host,
    ZoneRecord.State hostAddress,
    int webPort,
    OptionalInt mailPort,
    DomainSigning signing,
    List<ZoneRecord> records) {
  /** Copies. */
  public DomainZone {
    records = List.copyOf(records);
  }

  /**
   * Whether the server's host name has no address in the DNS; then no record leads to the server.
   */
  public boolean isHostLost() {
    return host.isPresent() && hostAddress == ZoneRecord.State.MISSING;
  }

  /**
   * Whether nothing is left to do for the domain's mail: the server has its name and address, no
   * record is known to be missing, and mail is signed unless that is switched off.
   */
  public boolean isWhole() {
    boolean isSigned =
        switch (signing) {
          case SIGNED, OFF -> true;
          case AWAITED, KEYLESS -> false;
        };
    return host.isPresent() && !isHostLost() && missing() == 0 && isSigned;
  }

  /** How many records the DNS does not show. */
  public long missing() {
    return records.stream().filter(record -> record.state() == ZoneRecord.State.MISSING).count();
  }
}
