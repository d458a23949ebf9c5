package org.carillon.account.group;

import java.time.Instant;
import java.util.List;

/**
 * An address whose mail goes on to others.
 *
 * @param id its id inside; never reused
 * @param address its canonical address
 * @param targets where it leads, by address
 * @param description free text of its administrators
 * @param version counts its changes
 * @param created when it was made
 */
public record Forwarder(
    long id,
    String address,
    List<String> targets,
    String description,
    long version,
    Instant created) {
  /** Copies. */
  public Forwarder {
    targets = List.copyOf(targets);
  }
}
