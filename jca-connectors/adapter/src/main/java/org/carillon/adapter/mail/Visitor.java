package org.carillon.adapter.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.carillon.adapter.listen.Accepted;
import org.carillon.adapter.listen.StreamSession;
import org.carillon.adapter.port.PortClosedException;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Terms;
import org.carillon.protocol.wire.Wire;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** A client of a mail service, from its acceptance to the log line that tells its story. */
final class Visitor implements StreamSession {
  private final Service service;
  private final Limits limits;
  private final Protocol protocol;
  private final Ports ports;
  private final Wire wire;
  private final InetSocketAddress client;
  private final Logger log;
  private final SessionStory story;
  private long begun;
  private Optional<Conversation> conversation = Optional.empty();
  private final String session = Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 32);

  Visitor(Accepted accepted, Protocol protocol, Ports ports) {
    this.service = accepted.spec().service();
    this.limits = accepted.spec().limits();
    this.protocol = protocol;
    this.ports = ports;
    this.client = accepted.client();
    story = new SessionStory(accepted.meters(), accepted.proof());
    log = Logger.getLogger("org.carillon.session." + service.key());
    wire =
        new Wire(
            new SocketLink(accepted.socket()),
            protocol.lineEnds(),
            Terms.of(limits, service.signsIn(), accepted.holding()));
  }

  @Override
  public boolean goOn() {
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
    if (service.encryption() == Service.Encryption.IMPLICIT) {
      wire.startTls();
    }
    return protocol.begin(
        new Connection(service, client.getAddress(), session, limits, wire, story), ports);
  }

  private void end() {
    // With it goes what watches the sign-in, and what is held for the client.
    wire.close();
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

  @Override
  public boolean isFutile() {
    return story.isFutile() && wire.received() > 0;
  }

  @Override
  public void stop() {
    wire.stop();
  }

  @Override
  public long received() {
    return wire.received();
  }

  @Override
  public long sent() {
    return wire.sent();
  }
}
