package org.carillon.adapter.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.carillon.adapter.port.PortClosedException;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Terms;
import org.carillon.protocol.wire.Wire;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One connection a listener holds, from its acceptance to the log line that tells its story. */
final class Visitor {
  /** For the whole handshake: long for a phone on a bad line, short for somebody who holds it. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(30);

  private final Service service;
  private final Limits limits;
  private final Protocol protocol;
  private final Ports ports;
  private final ServiceMeters meters;
  private final SocketLink link;
  private final Wire wire;
  private final InetSocketAddress client;
  private final Logger log;
  private final SessionStory story;
  private long begun;
  private Optional<Conversation> conversation = Optional.empty();
  private final String session = Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 32);

  /**
   * @param client whose connection it is, which is not the socket's peer behind a proxy
   * @param proof run once when somebody signs in or a message is taken
   */
  Visitor(
      ListenerSpec spec,
      Protocol protocol,
      Ports ports,
      ServiceMeters meters,
      SharedMemory memory,
      Socket socket,
      InetSocketAddress client,
      Supplier<SSLEngine> engines,
      Runnable proof)
      throws IOException {
    this.service = spec.service();
    this.limits = spec.limits();
    this.protocol = protocol;
    this.ports = ports;
    this.meters = meters;
    this.client = client;
    story = new SessionStory(meters, proof);
    log = Logger.getLogger("org.carillon.session." + service.key());
    ClientNetwork network = ClientNetwork.of(client.getAddress());
    var holding = new OctetHolding(memory.strangers().of(network), memory.signedIn());
    link = new SocketLink(socket, engines, HANDSHAKE, memory.handshakes().of(network), holding);
    wire = new Wire(link, protocol.lineEnds(), Terms.of(limits, signsIn(service), holding));
  }

  /** Whether nothing is done there for who does not sign in. */
  private static boolean signsIn(Service service) {
    return service != Service.SMTP && service != Service.LMTP;
  }

  /**
   * Holds the session until the connection is closed, or until it waits; nothing escapes it.
   *
   * @return whether it waits: to be called again, on a new thread
   */
  boolean goOn() {
    boolean again = false;
    MDC.put("session", session);
    try {
      if (conversation.isEmpty()) {
        conversation = Optional.of(begin());
      }
      again = conversation.get().goOn();
      wire.flush();
    } catch (IOException e) {
      story.fact("broken", String.valueOf(e.getMessage()));
    } catch (PortClosedException e) {
      // The application goes; whoever it was comes again.
      story.fact("closed", e.getMessage());
    } catch (RuntimeException | Error e) {
      story.fact("defect", e.toString());
      log.error("A session ended by a defect", e);
    } finally {
      if (!again) {
        end();
      }
      MDC.remove("session");
    }
    return again;
  }

  private Conversation begin() throws IOException {
    begun = System.nanoTime();
    meters.opened();
    if (service.encryption() == Service.Encryption.IMPLICIT) {
      link.startTls();
    }
    return protocol.begin(
        new Connection(service, client.getAddress(), session, limits, wire, story), ports);
  }

  private void end() {
    // With it goes what watches the sign-in, and what is held for the client.
    wire.close();
    meters.closed(wire.received(), wire.sent());
    log.infof(
        "%s:%d %.3fs in=%d out=%d tls=%s %s",
        client.getAddress().getHostAddress(),
        client.getPort(),
        (System.nanoTime() - begun) / 1e9,
        wire.received(),
        wire.sent(),
        wire.secure() ? wire.tls() : "none",
        story);
  }

  /** Whether it was of no use, though the client said something. */
  boolean isFutile() {
    return story.isFutile() && wire.received() > 0;
  }

  /** Asks the session to end after the command that runs. */
  void stop() {
    wire.stop();
  }

  /** Ends the connection at once. */
  void sever() {
    link.sever();
  }

  /** Ends the connection when its peer has not taken what is sent for so long. */
  void severIfStalled(Duration bound) {
    if (link.stalled() > bound.toNanos()) {
      link.sever();
    }
  }
}
