package org.carillon.transport.queue;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Administration of the queue. A server administrator sees all of it. A domain administrator sees
 * what the domain's accounts sent and what waits for room in their mailboxes (of that only their
 * own recipients), and changes what accounts under his control sent ({@link
 * org.carillon.account.Accounts#governed}). Every change is audited.
 */
public interface Queue {

  /**
   * Lists messages, oldest first.
   *
   * @param after {@link QueuePage#next()} of the page before; empty for the first
   * @param most the most messages to return, 1 to 200
   */
  Answer<QueuePage> list(Caller caller, QueueFilter filter, Optional<String> after, int most);

  /** Returns the message with this id. */
  Answer<QueuedMessage> get(Caller caller, String id);

  /** Returns up to {@link #MOST_HEADER} octets of the original header, if the caller may. */
  Answer<String> header(Caller caller, String id);

  /** The octets of a header that are shown. */
  int MOST_HEADER = 64 * 1024;

  /** Makes a message due at once, unless it is held or a node is working on it. */
  Answer<QueuedMessage> retryNow(Caller caller, String id);

  /** Holds a message until it is released. A running attempt is finished. */
  Answer<QueuedMessage> hold(Caller caller, String id);

  /** Releases a held message, which is due at once. Its age still counts. */
  Answer<QueuedMessage> release(Caller caller, String id);

  /** Removes a message without a report to its sender. */
  Answer<QueuedMessage> delete(Caller caller, String id);

  /** Gives a message up: it is returned to its sender as undeliverable. */
  Answer<QueuedMessage> giveUp(Caller caller, String id);

  /** Changes a message's priority. */
  Answer<QueuedMessage> prioritise(Caller caller, String id, Priority priority);

  /**
   * Relays a message to another destination, at once.
   *
   * @param destination a domain name or an address literal in brackets
   */
  Answer<QueuedMessage> reroute(Caller caller, String id, String destination);
}
