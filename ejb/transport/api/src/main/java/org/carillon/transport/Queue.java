package org.carillon.transport;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * What administrators do with the queue. A server administrator sees all of it, a domain
 * administrator what the domain's accounts sent and what waits for room in their mailboxes, of that
 * only their own recipients, and changes what those sent that he may act on ({@link
 * org.carillon.account.Accounts#governed}). Every change is audited.
 */
public interface Queue {

  /**
   * Lists messages, oldest first.
   *
   * @param after {@link QueuePage#next()} of the page before; empty for the first
   * @param most how many, 1 to 200
   */
  Answer<QueuePage> list(Caller caller, QueueFilter filter, Optional<String> after, int most);

  /** One message. */
  Answer<QueuedMessage> get(Caller caller, String id);

  /**
   * The header of one message as it came, at most {@link #MOST_HEADER} octets of it; for who may
   * act on the account that sent it.
   */
  Answer<String> header(Caller caller, String id);

  /** How much of a header is shown. */
  int MOST_HEADER = 64 * 1024;

  /** Makes it due at once, unless it is held. What a node works on just now is left alone. */
  Answer<QueuedMessage> retryNow(Caller caller, String id);

  /** Keeps it back until it is released. An attempt under way is finished. */
  Answer<QueuedMessage> hold(Caller caller, String id);

  /** Lets it go on, at once. Its age still counts. */
  Answer<QueuedMessage> release(Caller caller, String id);

  /** Removes it, without telling its sender. */
  Answer<QueuedMessage> delete(Caller caller, String id);

  /** Gives it up: it is returned to its sender as undeliverable. */
  Answer<QueuedMessage> giveUp(Caller caller, String id);

  /** Changes its place among what is due. */
  Answer<QueuedMessage> prioritise(Caller caller, String id, Priority priority);

  /**
   * Sends what is to be relayed to another destination, at once.
   *
   * @param destination a domain name or an address literal in brackets
   */
  Answer<QueuedMessage> reroute(Caller caller, String id, String destination);
}
