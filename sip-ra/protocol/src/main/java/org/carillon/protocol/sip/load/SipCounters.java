package org.carillon.protocol.sip.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the SIP side since its start; published as metrics. */
public final class SipCounters {

  public enum Count {
    /** Requests that came in. */
    REQUESTS,
    /** Responses that came in. */
    RESPONSES,
    /** Messages refused with 400, 505 or 513 before they were parsed. */
    MALFORMED,
    /** Messages dropped without an answer. */
    DROPPED,
    /** Messages refused because of overload. */
    OVERLOADED,
    /** Requests answered with "try later", since the core or another node took too long. */
    OVERDUE,
    /** Messages whose handling ended in a defect of ours. */
    FAILED,
    /** Registrations accepted. */
    REGISTERED,
    /** Digest responses that proved nothing. */
    UNPROVEN,
    /** INVITEs that reached at least one phone. */
    CALLS,
    /** INVITEs that a phone accepted. */
    ANSWERED
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

  public SipCounters() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  public void add(Count count) {
    counts.get(count).increment();
  }

  public long of(Count count) {
    return counts.get(count).sum();
  }
}
