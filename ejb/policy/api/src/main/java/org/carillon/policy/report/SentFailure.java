package org.carillon.policy.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A failure report that was sent or is still to be.
 *
 * @param domain the domain whose record asks for it
 * @param opened the time when its first message came
 * @param incidents the number of messages that it stands for
 * @param sent the time when it was sent
 * @param due the time of the next attempt, if anything is still to be done
 * @param outcome the receivers or the reason for not sending, a sentence for people; empty while
 *     nothing is known
 */
public record SentFailure(
    String domain,
    Instant opened,
    long incidents,
    Optional<Instant> sent,
    Optional<Instant> due,
    String outcome) {}
