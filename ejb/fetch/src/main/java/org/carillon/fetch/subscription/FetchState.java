package org.carillon.fetch.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a subscription.
 *
 * @param address the address to fetch
 * @param every the time between two fetches
 * @param fetched the time of the last success; empty if there was none
 * @param asked the time of the last attempt; empty if there was none
 * @param fault the reason why the last attempt failed
 * @param status the status of the last response; for partly shown content the number of objects
 *     left out; 0 for other faults
 */
public record FetchState(
    String address,
    Duration every,
    Optional<Instant> fetched,
    Optional<Instant> asked,
    FetchFault fault,
    int status) {

  /** The longest address, in characters. */
  public static final int LONGEST = 2_000;

  /** The error code for an address that is not publicly reachable. */
  public static final String OUT_OF_REACH = "out-of-reach";
}
