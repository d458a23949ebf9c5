package org.carillon.transport.internal.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.transport.Priority;

/**
 * A message to be queued.
 *
 * @param trace the id it is known by
 * @param prefix trace fields before its content, whole lines; may be empty
 * @param origin how it came to leave
 * @param held whether it is kept back until somebody releases it
 * @param notBefore before when nobody works on it; empty for at once
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

  /** One that may go at once. */
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

  /** One that is queued as it came. */
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
