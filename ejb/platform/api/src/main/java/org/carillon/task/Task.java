package org.carillon.task;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Long work that waits, runs or has ended; the same on every node.
 *
 * @param number grows with every task
 * @param id the id by which it is looked up
 * @param kind the name of its {@link TaskKind}
 * @param subject the thing it works on
 * @param state its state
 * @param asker the caller that requested it
 * @param asked the time of the request
 * @param begun the time when a node first began it
 * @param ended the time when it ended
 * @param node the node where it runs, or ran last; empty while no node has begun it
 * @param fence the number of times it was taken up
 * @param report its progress
 * @param outcome the reason why it was not completed, as a sentence; empty if it was, or still may
 *     be
 * @param stopper the caller that wants it stopped
 * @param parameters the parameters of the request
 */
public record Task(
    long number,
    String id,
    String kind,
    TaskSubject subject,
    TaskState state,
    TaskRequester asker,
    Instant asked,
    Optional<Instant> begun,
    Optional<Instant> ended,
    String node,
    int fence,
    TaskReport report,
    String outcome,
    Optional<String> stopper,
    JsonObject parameters) {}
