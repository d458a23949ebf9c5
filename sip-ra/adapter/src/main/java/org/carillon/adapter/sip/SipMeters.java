package org.carillon.adapter.sip;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.protocol.sip.Signalling;
import org.carillon.protocol.sip.load.SipCounters;

/** Publishes what the SIP side counts. Closing takes the meters out of the registry. */
final class SipMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> all = new ArrayList<>();

  SipMeters(MeterRegistry registry, SipCounters tally, Signalling signalling, SipSockets sockets) {
    this.registry = registry;
    for (SipCounters.Count count : SipCounters.Count.values()) {
      all.add(
          FunctionCounter.builder("carillon.sip.events", tally, counted -> counted.of(count))
              .description("SIP messages and calls")
              .tag("event", count.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    all.add(
        Gauge.builder("carillon.sip.transactions", signalling, Signalling::transactions)
            .description("SIP transactions, including finished ones that still linger")
            .register(registry));
    all.add(
        Gauge.builder("carillon.sip.undecided", signalling, Signalling::undecided)
            .description("Calls without a final response yet")
            .register(registry));
    all.add(
        Gauge.builder("carillon.sip.connections", sockets, SipSockets::connections)
            .description("SIP connections over TCP and TLS")
            .register(registry));
  }

  @Override
  public void close() {
    all.forEach(registry::remove);
  }
}
