package org.carillon.adapter.listen;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.net.Service;

/** The meters of one service. Closing removes them from the registry. */
public final class ServiceMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final String service;
  private final AtomicInteger current = new AtomicInteger();
  private final Queue<Meter> all = new ConcurrentLinkedQueue<>();
  private final Map<String, Timer> commands = new ConcurrentHashMap<>();
  private final Counter connections;
  private final Counter refused;
  private final Counter received;
  private final Counter sent;

  /** Registers the meters of a service. */
  public ServiceMeters(MeterRegistry registry, Service service) {
    this.registry = registry;
    this.service = service.key();
    all.add(
        Gauge.builder("carillon.connections", current, AtomicInteger::get)
            .description("Open connections")
            .tag("service", this.service)
            .register(registry));
    connections = counter("carillon.connections.opened", "Accepted connections");
    refused = counter("carillon.connections.refused", "Connections refused because of a limit");
    received = counter("carillon.octets.received", "Octets received, decrypted");
    sent = counter("carillon.octets.sent", "Octets sent, before encryption");
  }

  private Counter counter(String name, String description) {
    Counter counter =
        Counter.builder(name).description(description).tag("service", service).register(registry);
    all.add(counter);
    return counter;
  }

  /** Counts a client that was let in. */
  public void opened() {
    connections.increment();
    current.incrementAndGet();
  }

  /** Counts a client that has left. */
  public void closed(long octetsReceived, long octetsSent) {
    current.decrementAndGet();
    received.increment(octetsReceived);
    sent.increment(octetsSent);
  }

  /** Counts octets received without a connection. */
  void received(long octets) {
    received.increment(octets);
  }

  /** Counts octets sent without a connection. */
  void sent(long octets) {
    sent.increment(octets);
  }

  /** Counts a client refused because of a limit. */
  public void refused() {
    refused.increment();
  }

  /** Counts a command by its verb in the protocol, which is never the client's text. */
  public void command(String verb, long nanos, boolean done) {
    commands
        .computeIfAbsent(done ? verb : "-" + verb, key -> timer(verb, done))
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(String verb, boolean done) {
    Timer timer =
        Timer.builder("carillon.commands")
            .description("Commands and their duration")
            .tag("service", service)
            .tag("command", verb)
            .tag("outcome", done ? "done" : "failed")
            .register(registry);
    all.add(timer);
    return timer;
  }

  @Override
  public void close() {
    all.forEach(registry::remove);
  }
}
