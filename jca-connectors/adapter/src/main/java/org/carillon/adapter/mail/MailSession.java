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
import org.carillon.protocol.wire.PeerLimits;
import org.carillon.protocol.wire.Wire;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** A client's session with a mail service, from its acceptance to the log line at its end. */
final class MailSession implements StreamSession {
  private final Service service;
  private final Limits limits;
  private final Protocol protocol;
  private final Ports ports;
  private final Wire wire;
  private final InetSocketAddress client;
  private final Logger logger;
  private final SessionLogLine log;
  private long begun;
  private Optional<Conversation> conversation = Optional.empty();
  private final String session = Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 32);

  MailSession(Accepted accepted, Protocol protocol, Ports ports) {
    this.service = accepted.spec().service();
    this.limits = accepted.spec().limits();
    this.protocol = protocol;
    this.ports = ports;
    this.client = accepted.client();
    log = new SessionLogLine(accepted.meters(), accepted.proof());
    logger = Logger.getLogger("org.carillon.session." + service.key());
    wire =
        new Wire(
            new SocketLink(accepted.socket()),
            protocol.lineEnds(),
            PeerLimits.of(limits, service.signsIn(), accepted.holding()));
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
      log.fact("broken", String.valueOf(e.getMessage()));
    } catch (PortClosedException e) {
      // The application is stopping; the client will connect again.
      log.fact("closed", e.getMessage());
    } catch (RuntimeException | Error e) {
      log.fact("defect", e.toString());
      logger.error("A session ended because of a defect", e);
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
        new Connection(service, client.getAddress(), session, limits, wire, log), ports);
  }

  private void end() {
    // This also ends the watch on the sign-in and releases the memory held for the client.
    wire.close();
    logger.infof(
        "%s:%d %.3fs in=%d out=%d tls=%s %s",
        client.getAddress().getHostAddress(),
        client.getPort(),
        (System.nanoTime() - begun) / 1e9,
        wire.received(),
        wire.sent(),
        wire.secure() ? wire.tls() : "none",
        log);
  }

  @Override
  public boolean isFutile() {
    return log.isFutile() && wire.received() > 0;
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
