package org.carillon.task;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Long work that waits, goes on or is over; the same on every node.
 *
 * @param number grows with every task
 * @param id what it is asked for by
 * @param kind the name of its {@link TaskKind}
 * @param subject what it is about
 * @param state what it is at
 * @param asker who asked for it
 * @param asked when
 * @param begun when a node first began it
 * @param ended when it was over
 * @param node where it goes on, or did last; empty while nobody has begun it
 * @param fence how often it was taken up
 * @param report how far it is
 * @param outcome why it did not come to its end, as a sentence; empty if it did, or may yet
 * @param stopper who wants it stopped
 * @param parameters what was asked for
 */
public record Task(
    long number,
    String id,
    String kind,
    TaskSubject subject,
    TaskState state,
    TaskAsker asker,
    Instant asked,
    Optional<Instant> begun,
    Optional<Instant> ended,
    String node,
    int fence,
    TaskReport report,
    String outcome,
    Optional<String> stopper,
    JsonObject parameters) {}
