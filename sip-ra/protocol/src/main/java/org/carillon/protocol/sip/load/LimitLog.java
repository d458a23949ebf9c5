package org.carillon.protocol.sip.load;

import java.time.Clock;
import java.time.Duration;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.protocol.sip.load.SourceGuard.Offence;

/** Logs limited networks, but few lines a minute: sources can be forged in any number. */
final class LimitLog {
  private static final System.Logger LOG = System.getLogger(LimitLog.class.getName());
  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MOST_LINES = 10;

  private final Clock clock;
  private long since;
  private int lines;
  private long unsaid;

  LimitLog(Clock clock) {
    this.clock = clock;
    this.since = clock.millis();
  }

  /** Logs that a network exceeded its limit of this minute. */
  synchronized void limited(ClientNetwork network, Offence offence, int most) {
    if (clock.millis() - since > SPAN.toMillis()) {
      since = clock.millis();
      lines = 0;
    }
    if (lines == MOST_LINES) {
      unsaid++;
      return;
    }
    lines++;
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} sent more than {1} {2} in a minute: further ones get no answer for the rest of"
            + " the minute{3}",
        network,
        most,
        switch (offence) {
          case MALFORMED -> "malformed SIP messages (sip.tolerated.malformed)";
          case REFUSED -> "requests that were refused (sip.tolerated.refused)";
        },
        unsaid == 0 ? "" : "; so did " + unsaid + " others");
    unsaid = 0;
  }
}
