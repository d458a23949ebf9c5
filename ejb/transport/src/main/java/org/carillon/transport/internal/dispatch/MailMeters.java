package org.carillon.transport.internal.dispatch;

import io.micrometer.core.instrument.Metrics;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.RecipientStatus;

/** Counts recipients by status. */
public final class MailMeters {

  private MailMeters() {}

  /** Counts a recipient's status in one attempt. */
  public static void count(RecipientStatus status) {
    String outcome =
        switch (status) {
          case RecipientStatus.Settled settled -> settled.action().word();
          case RecipientStatus.PassedOn() -> Action.RELAYED.word();
          case RecipientStatus.Waits waits -> Action.DELAYED.word();
        };
    Metrics.counter("carillon.mail.recipients", "outcome", outcome).increment();
  }

  static void countMessage(long octets) {
    Metrics.counter("carillon.mail.messages").increment();
    Metrics.summary("carillon.mail.octets").record(octets);
  }
}
