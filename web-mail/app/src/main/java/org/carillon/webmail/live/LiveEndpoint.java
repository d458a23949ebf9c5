package org.carillon.webmail.live;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.watch.WatchAccess;
import org.carillon.web.request.SignedIn;
import org.jboss.logging.Logger;

/** Tells an open page to refresh after a change; the page asks what, with its own rights. */
@ServerEndpoint("/live")
public class LiveEndpoint {
  private static final Logger LOG = Logger.getLogger(LiveEndpoint.class);
  private static final String PULSE = "pulse";
  private static final int MOST_OCTETS = 1_024;

  @Inject private WatchAccess mail;
  @Inject private LiveSessions sessions;

  /** Watches the account of the session; closes a connection without a sign-in. */
  @OnOpen
  public void open(Session session) throws IOException {
    if (!(session.getUserPrincipal() instanceof SignedIn(Caller caller, String secret))) {
      session.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "Not signed in"));
      return;
    }
    // The page sends nothing here; a client that sends much is not the page.
    session.setMaxTextMessageBufferSize(MOST_OCTETS);
    session.setMaxBinaryMessageBufferSize(MOST_OCTETS);
    Pulse pulse = new Pulse(session, sessions, secret);
    session.getUserProperties().put(PULSE, new Open(pulse, mail.watchAll(caller, pulse::change)));
  }

  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(PULSE) instanceof Open open) {
      open.watch().close();
      open.pulse().end();
    }
  }

  /** Ignores the error: a browser that disconnects abruptly is no fault. */
  @OnError
  public void failed(Session session, Throwable cause) {
    LOG.debugf(cause, "Live connection %s failed", session.getId());
  }

  private record Open(Pulse pulse, Watch watch) {}
}
