package org.carillon.adapter.sip;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.carillon.adapter.listen.ListenerResources;
import org.carillon.adapter.listen.OpenListener;
import org.carillon.adapter.listen.ProtocolHandler;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.protocol.sip.Signalling;
import org.carillon.protocol.sip.load.SipCounters;

/** SIP while call control is open: the signalling and its sockets, for all listeners together. */
final class SipHandler implements ProtocolHandler {

  /**
   * Far above what a node can answer in time; beyond it, messages are dropped. A sender gets a
   * response before its third try (T1, RFC 3261 §17.1.2.2).
   */
  private static final Signalling.Bounds BOUNDS =
      new Signalling.Bounds(20_000, 64, 64 << 20, Duration.ofSeconds(3), Duration.ofSeconds(4));

  private final CallControl calls;
  private Optional<Running> running = Optional.empty();

  private record Running(SipSockets sockets, Signalling signalling, SipMeters meters) {}

  SipHandler(CallControl calls) {
    this.calls = calls;
  }

  @Override
  public OpenListener open(ListenerSpec spec, ListenerResources resources) throws IOException {
    if (running.isEmpty()) {
      running = Optional.of(run(resources));
    }
    return running.get().sockets().listen(spec, resources);
  }

  private Running run(ListenerResources resources) {
    SipCounters tally = new SipCounters();
    SipSockets sockets =
        new SipSockets(resources.tls(), StreamBounds.STRANGERS, resources.memory());
    Signalling signalling = new Signalling(calls, sockets, BOUNDS, Clock.systemUTC(), tally);
    sockets.deliverTo(signalling::received, signalling::tooLarge);
    SipMeters meters = new SipMeters(Metrics.globalRegistry, tally, signalling, sockets);
    return new Running(sockets, signalling, meters);
  }

  @Override
  public void close() {
    running.ifPresent(
        all -> {
          all.sockets().close();
          all.signalling().close();
          all.meters().close();
        });
    running = Optional.empty();
  }
}
