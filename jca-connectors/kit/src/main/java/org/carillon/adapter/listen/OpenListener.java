package org.carillon.adapter.listen;

import java.time.Duration;
import org.carillon.contract.net.ListenerSpec;

/** A listener whose socket is open. One thread calls all methods but {@link #hindrance}. */
public interface OpenListener {

  /** Changes the limits of the same socket for connections opened from now on. */
  void change(ListenerSpec same);

  /** Returns why no client is let in, or empty if clients are let in. */
  String hindrance();

  /** Ends connections whose clients have not taken sent octets for the given time. */
  void severStalled(Duration bound);

  /** Ends connections of clients that have been banned since. */
  void severBanned();

  /** Accepts no more clients, and asks the sessions to end. */
  void stop();

  /** Waits for the sessions to end; closes those that remain at this {@link System#nanoTime}. */
  void awaitEnd(long deadline) throws InterruptedException;
}
