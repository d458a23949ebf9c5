package org.carillon.policy.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A failure report that is to be sent, or was.
 *
 * @param domain whose record asks for it
 * @param opened when the first of its messages came
 * @param incidents how many messages it stands for
 * @param sent when it was
 * @param due when it is looked at, if anything is still to be done
 * @param outcome to whom it went, or why not, a sentence for people; empty while nothing is known
 */
public record SentFailure(
    String domain,
    Instant opened,
    long incidents,
    Optional<Instant> sent,
    Optional<Instant> due,
    String outcome) {}
