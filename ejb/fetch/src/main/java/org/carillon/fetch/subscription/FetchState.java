package org.carillon.fetch.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of something that is fetched by its address again and again.
 *
 * @param address where it is fetched
 * @param every how long it waits from one look to the next
 * @param fetched when what is shown was there last; empty where it never was
 * @param asked when it was looked for last; empty where it was not yet
 * @param fault why it was not there then
 * @param status what the server said then; of what is shown in part, how much was left out; 0 where
 *     the fault is neither
 */
public record FetchState(
    String address,
    Duration every,
    Optional<Instant> fetched,
    Optional<Instant> asked,
    FetchFault fault,
    int status) {

  /** How long an address may be. */
  public static final int LONGEST = 2_000;

  /** The code of what is wrong with an address that not everybody can reach. */
  public static final String OUT_OF_REACH = "out-of-reach";
}
