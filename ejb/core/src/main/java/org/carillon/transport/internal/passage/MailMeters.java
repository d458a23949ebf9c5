package org.carillon.transport.internal.passage;

import io.micrometer.core.instrument.Metrics;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.Fate;

/** Counts recipients by what became of them. */
public final class MailMeters {

  private MailMeters() {}

  /** A recipient's fate in one attempt. */
  public static void count(Fate fate) {
    String outcome =
        switch (fate) {
          case Fate.Settled settled -> settled.action().word();
          case Fate.PassedOn() -> Action.RELAYED.word();
          case Fate.Waits waits -> Action.DELAYED.word();
        };
    Metrics.counter("carillon.mail.recipients", "outcome", outcome).increment();
  }

  /** A message that responsibility was taken for. */
  static void countMessage(long octets) {
    Metrics.counter("carillon.mail.messages").increment();
    Metrics.summary("carillon.mail.octets").record(octets);
  }
}
