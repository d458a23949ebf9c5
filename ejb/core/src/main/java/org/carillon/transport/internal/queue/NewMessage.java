package org.carillon.transport.internal.queue;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ReversePath;
import org.carillon.transport.Priority;

/**
 * A message to be queued.
 *
 * @param trace the id it is known by
 * @param sender who signed in to send it, if anybody did
 * @param held whether it is kept back until somebody releases it
 */
public record NewMessage(
    String trace,
    ReversePath from,
    Optional<Sender> sender,
    Priority priority,
    boolean held,
    List<NewQueueEntry> entries) {}
