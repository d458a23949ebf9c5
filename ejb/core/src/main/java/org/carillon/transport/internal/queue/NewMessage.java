package org.carillon.transport.internal.queue;

import java.util.List;
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
 */
public record NewMessage(
    String trace,
    String prefix,
    ReversePath from,
    MailOrigin origin,
    Priority priority,
    boolean held,
    List<NewQueueEntry> entries) {

  /** One that is queued as it came. */
  public NewMessage(
      String trace,
      ReversePath from,
      MailOrigin origin,
      Priority priority,
      boolean held,
      List<NewQueueEntry> entries) {
    this(trace, "", from, origin, priority, held, entries);
  }
}
