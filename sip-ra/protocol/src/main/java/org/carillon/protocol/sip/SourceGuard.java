package org.carillon.protocol.sip;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stops listening, for a while, to addresses that guess passwords or send rubbish. Bounded: of more
 * addresses than it can remember it forgets the longest known.
 */
public final class SourceGuard {
  private static final int MOST_KEPT = 20_000;

  private final Clock clock;
  private final int tolerated;
  private final Duration span;
  private final Map<InetAddress, Record> records =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Record> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param tolerated how many offences within the span are borne
   * @param span how long an offence is remembered
   */
  public SourceGuard(Clock clock, int tolerated, Duration span) {
    this.clock = clock;
    this.tolerated = tolerated;
    this.span = span;
  }

  /** Whether messages from this address are looked at. */
  public synchronized boolean admits(InetAddress source) {
    if (records.isEmpty()) {
      return true;
    }
    Record record = records.get(source);
    if (record == null) {
      return true;
    }
    if (clock.millis() - record.since > span.toMillis()) {
      records.remove(source);
      return true;
    }
    return record.offences < tolerated;
  }

  /** Remembers an offence. */
  public synchronized void blame(InetAddress source) {
    long now = clock.millis();
    Record record = records.get(source);
    if (record == null || now - record.since > span.toMillis()) {
      records.put(source, new Record(1, now));
    } else {
      records.put(source, new Record(record.offences + 1, record.since));
    }
  }

  private record Record(int offences, long since) {}
}
