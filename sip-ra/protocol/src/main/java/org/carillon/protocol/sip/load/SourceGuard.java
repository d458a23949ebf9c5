package org.carillon.protocol.sip.load;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.contract.call.CallRateLimits;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;

/**
 * Limits responses to networks that send invalid requests. It does nothing else: a datagram's
 * source may be forged, so an offence must not cost another user at that address a call or a
 * registration. Datagrams and connections, whose source is certain, are counted separately: a
 * forged datagram cannot close a connection. Guessed passwords are counted by the core, with those
 * of all other protocols.
 *
 * <p>Bounded: with too many networks it forgets the one that it has known longest.
 */
public final class SourceGuard {
  private static final int MOST_KEPT = 20_000;
  private static final Duration SPAN = Duration.ofMinutes(1);

  /** The kinds of offences. */
  public enum Offence {
    /** A message that is not SIP, or is too malformed to be read. */
    MALFORMED,
    /** An unauthenticated request for a user that does not exist or cannot be reached. */
    REFUSED
  }

  private final Clock clock;
  private final LimitLog log;
  private final Map<Source, Count> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Count> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Source(ClientNetwork network, boolean proven, Offence offence) {}

  private static final class Count {
    private final long since;
    private int number;

    Count(long since) {
      this.since = since;
    }
  }

  /** Creates a guard without records. */
  public SourceGuard(Clock clock) {
    this.clock = clock;
    this.log = new LimitLog(clock);
  }

  /** Counts an offence of the flow's peer, and returns whether to respond to it. */
  public boolean bears(Flow source, Offence offence, CallRateLimits tolerance) {
    int most =
        switch (offence) {
          case MALFORMED -> tolerance.malformed();
          case REFUSED -> tolerance.refused();
        };
    ClientNetwork network = ClientNetwork.of(source.remote().getAddress());
    boolean proven = source.transport() != Transport.UDP;
    boolean borne = isWithin(new Source(network, proven, offence), most);
    return network
        .site()
        .map(site -> new Source(site, proven, offence))
        .map(site -> isWithin(site, most * ClientNetwork.SITE_SHARES) && borne)
        .orElse(borne);
  }

  private boolean isWithin(Source source, int most) {
    int number = count(source);
    if (number == most + 1) {
      log.limited(source.network, source.offence, most);
    }
    return number <= most;
  }

  private synchronized int count(Source source) {
    long now = clock.millis();
    Count known = counts.get(source);
    if (known == null || now - known.since > SPAN.toMillis()) {
      counts.remove(source);
      known = new Count(now);
      counts.put(source, known);
    }
    return ++known.number;
  }
}
