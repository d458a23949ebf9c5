package org.carillon.protocol.sip.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the SIP side has seen and done since it was started; read by whoever publishes metrics. */
public final class Tally {

  /** One thing that is counted. */
  public enum Count {
    /** Requests that came in. */
    REQUESTS,
    /** Responses that came in. */
    RESPONSES,
    /** Messages refused with 400, 505 or 513 before they were parsed. */
    MALFORMED,
    /** Messages dropped without an answer. */
    DROPPED,
    /** Messages for which there was no room. */
    OVERLOADED,
    /** Requests that were told to come again, since the core or another node took too long. */
    OVERDUE,
    /** Messages whose handling ended in a defect of ours. */
    FAILED,
    /** Registrations accepted. */
    REGISTERED,
    /** Digest answers that proved nothing. */
    UNPROVEN,
    /** INVITEs that were brought to at least one phone. */
    CALLS,
    /** INVITEs that a phone accepted. */
    ANSWERED
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

  /** Everything at zero. */
  public Tally() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  /** Counts one. */
  public void add(Count count) {
    counts.get(count).increment();
  }

  /** How many there were. */
  public long of(Count count) {
    return counts.get(count).sum();
  }
}
