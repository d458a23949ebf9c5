package org.carillon.transport;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.carillon.contract.identity.Caller;

/**
 * What administrators do with the queue. A server administrator sees all of it, a domain
 * administrator what the domain's accounts sent. Every change is audited.
 */
@Singleton
public class Queue {

  /**
   * Lists messages, oldest first.
   *
   * @param after {@link QueuePage#next()} of the page before; empty for the first
   * @param most how many, 1 to 200
   */
  public QueueAnswer<QueuePage> list(
      Caller caller, QueueFilter filter, Optional<String> after, int most) {
    throw new UnsupportedOperationException();
  }

  /** One message. */
  public QueueAnswer<QueuedMessage> get(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /** Makes it due at once, unless it is held. What a node works on just now is left alone. */
  public QueueAnswer<QueuedMessage> retryNow(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /** Keeps it back until it is released. An attempt under way is finished. */
  public QueueAnswer<QueuedMessage> hold(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /** Lets it go on, at once. Its age still counts. */
  public QueueAnswer<QueuedMessage> release(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /** Removes it, without telling its sender. */
  public QueueAnswer<QueuedMessage> delete(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /** Gives it up: it is returned to its sender as undeliverable. */
  public QueueAnswer<QueuedMessage> giveUp(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /** Changes its place among what is due. */
  public QueueAnswer<QueuedMessage> prioritise(Caller caller, String id, Priority priority) {
    throw new UnsupportedOperationException();
  }

  /**
   * Sends what is to be relayed to another destination, at once.
   *
   * @param destination a domain name or an address literal in brackets
   */
  public QueueAnswer<QueuedMessage> reroute(Caller caller, String id, String destination) {
    throw new UnsupportedOperationException();
  }
}
