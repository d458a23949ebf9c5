package org.carillon.protocol.imap.session;

import java.io.IOException;
import org.carillon.protocol.imap.syntax.SessionOver;
import org.carillon.protocol.wire.ChangeTeller;

/** Tells a client what changes while its session waits for it to go on. */
public final class IdleNotifier {
  private final ChangeTeller teller;

  /** What there is to tell. */
  @FunctionalInterface
  public interface Telling {
    /** Tells what is new, if anything. */
    void tell() throws IOException;
  }

  public IdleNotifier(ImapSession session, Telling telling) {
    teller =
        new ChangeTeller(
            tell -> Thread.ofVirtual().name("imap-idle-" + session.id()).start(tell),
            () -> {
              // What is told now took no time yet, however long the client has been idle.
              session.progress().begin();
              telling.tell();
              session.out().release();
              session.wire().flush();
              return !session.isOver();
            },
            session::connectionBroke,
            () -> session.wire().close());
  }

  /** Something may have changed. For any thread; returns at once. */
  public void changed() {
    teller.changed();
  }

  /** Lets no more be told, and waits until a telling that runs has ended. */
  void finish() throws IOException {
    try {
      teller.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionOver("Interrupted while idling");
    }
  }
}
