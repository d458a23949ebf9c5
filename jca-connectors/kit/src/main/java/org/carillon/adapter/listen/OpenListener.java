package org.carillon.adapter.listen;

import java.time.Duration;
import org.carillon.contract.net.ListenerSpec;

/** A listener whose socket is open. All but {@link #hindrance} is called by one thread. */
public interface OpenListener {

  /** Same socket, perhaps with other limits; they hold for connections opened from now on. */
  void change(ListenerSpec same);

  /** Why nobody is let in; empty while clients are. */
  String hindrance();

  /** Ends connections whose clients have not taken what is sent to them for so long. */
  void severStalled(Duration bound);

  /** Ends connections of clients that were banned meanwhile. */
  void severBanned();

  /** Takes nobody any more, and asks the sessions to end. */
  void stop();

  /**
   * Waits for the sessions to end; those still there at the deadline lose their connection.
   *
   * @param deadline by {@link System#nanoTime}
   */
  void awaitEnd(long deadline) throws InterruptedException;
}
