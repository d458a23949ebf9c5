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
  private final Map<InetAddress, Offences> all =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Offences> eldest) {
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
    if (all.isEmpty()) {
      return true;
    }
    Offences known = all.get(source);
    if (known == null) {
      return true;
    }
    if (clock.millis() - known.since > span.toMillis()) {
      all.remove(source);
      return true;
    }
    return known.number < tolerated;
  }

  /** Remembers an offence. */
  public synchronized void blame(InetAddress source) {
    long now = clock.millis();
    Offences known = all.get(source);
    if (known == null || now - known.since > span.toMillis()) {
      all.put(source, new Offences(1, now));
    } else {
      all.put(source, new Offences(known.number + 1, known.since));
    }
  }

  private record Offences(int number, long since) {}
}
