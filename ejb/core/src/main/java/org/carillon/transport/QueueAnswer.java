package org.carillon.transport;

/**
 * What came of an operation on the queue.
 *
 * @param <T> what it answers when carried out
 */
public sealed interface QueueAnswer<T> {

  /** Carried out; every change is durable. */
  record Done<T>(T value) implements QueueAnswer<T> {}

  /** There is no such message, or no more, or the caller may not know of it. */
  record NoSuchMessage<T>(String id) implements QueueAnswer<T> {}

  /** The caller administers neither the server nor the sender's domain. */
  record NotPermitted<T>() implements QueueAnswer<T> {}

  /**
   * The caller may see the message, and may not act on the account that sent it.
   *
   * @param code a short stable word for the reason ({@code administers-more})
   * @param why the reason in a sentence
   */
  record NotGoverned<T>(String code, String why) implements QueueAnswer<T> {}

  /** That is neither a domain name nor an address literal. */
  record BadDestination<T>(String destination) implements QueueAnswer<T> {}

  /** Not now: the database is away. */
  record Later<T>(String why) implements QueueAnswer<T> {}
}
