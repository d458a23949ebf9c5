package org.carillon.webmail.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Sends one notification for many changes, from its own thread: reporters never wait. */
final class Pulse {
  private static final Logger LOG = Logger.getLogger(Pulse.class);

  /** The only message of the protocol: the page reloads its list. */
  private static final String CHANGED = "changed";

  private static final long GATHER_MILLIS = 150;

  private final Session session;
  private final LiveSessions sessions;
  private final String secret;
  private final Semaphore changes = new Semaphore(0);
  private volatile boolean ended;

  Pulse(Session session, LiveSessions sessions, String secret) {
    this.session = session;
    this.sessions = sessions;
    this.secret = secret;
    Thread.ofVirtual().name("live-" + session.getId()).start(this::run);
  }

  /** Reports a change; returns at once. */
  void change() {
    changes.release();
  }

  /** Ends the thread after its work: an interrupt would close its database connection. */
  void end() {
    ended = true;
    changes.release();
  }

  private void run() {
    try {
      while (isChanged()) {
        if (!sessions.isOpen(secret, session.isSecure())) {
          session.close(
              new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "The session has ended"));
          return;
        }
        if (!ended) {
          session.getBasicRemote().sendText(CHANGED);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      LOG.debugf(gone, "Live connection %s is closed", session.getId());
    }
  }

  /** Waits for changes, and a while for more of them; returns false after the end. */
  private boolean isChanged() throws InterruptedException {
    changes.acquire();
    if (!ended) {
      Thread.sleep(GATHER_MILLIS);
      changes.drainPermits();
    }
    return !ended;
  }
}
