package org.carillon.transport.internal.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.transport.queue.Priority;

/**
 * A message to be queued.
 *
 * @param trace its id
 * @param prefix trace fields before its content, whole lines; may be empty
 * @param origin its origin
 * @param held whether it is held until somebody releases it
 * @param notBefore the earliest time of work on it; empty for at once
 */
public record NewMessage(
    String trace,
    String prefix,
    ReversePath from,
    MailOrigin origin,
    Priority priority,
    boolean held,
    Optional<Instant> notBefore,
    List<NewQueueEntry> entries) {

  /** Creates a message that may be sent at once. */
  public NewMessage(
      String trace,
      String prefix,
      ReversePath from,
      MailOrigin origin,
      Priority priority,
      boolean held,
      List<NewQueueEntry> entries) {
    this(trace, prefix, from, origin, priority, held, Optional.empty(), entries);
  }

  public NewMessage(
      String trace,
      ReversePath from,
      MailOrigin origin,
      Priority priority,
      boolean held,
      List<NewQueueEntry> entries) {
    this(trace, "", from, origin, priority, held, Optional.empty(), entries);
  }
}
