package org.carillon.account.group;

import java.time.Instant;
import java.util.List;

/**
 * An address whose mail is forwarded to other addresses.
 *
 * @param id the internal id; never reused
 * @param address the canonical address
 * @param targets the addresses to which the mail is forwarded, ordered by address
 * @param description free text of the administrators
 * @param version a counter that grows with each change
 * @param created the time at which the forwarder was created
 */
public record Forwarder(
    long id,
    String address,
    List<String> targets,
    String description,
    long version,
    Instant created) {
  public Forwarder {
    targets = List.copyOf(targets);
  }
}
