package org.carillon.transport.quarantine;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.transport.queue.Queue;

/**
 * The messages in an account's quarantine, for the account and its administrators. A message held
 * for one decisive reason, such as a virus, the account may only view and delete, unless {@code
 * queue.quarantine-release} allows more. Each release and removal is in the audit log.
 */
public interface Quarantine {

  /** The most messages that are listed. */
  int MOST = 100;

  /** The most characters of a text that are shown. */
  int MOST_TEXT = 65_536;

  /** Lists the messages, the latest first; at most {@value #MOST}. */
  Answer<List<QuarantinedMessage>> list(Caller caller, String address);

  /** Returns a message's original header, at most {@link Queue#MOST_HEADER} octets. */
  Answer<String> header(Caller caller, String address, String id);

  /** Returns a message's first text, decoded, at most {@value #MOST_TEXT} characters; or HTML. */
  Answer<String> text(Caller caller, String address, String id);

  /** Delivers a message to the account, as its rules say, without screening it again. */
  Answer<QuarantinedMessage> release(Caller caller, String address, String id);

  /** Allows the sender from now on; delivers and returns the message if the caller may. */
  Answer<QuarantinedMessage> allow(Caller caller, String address, String id);

  /** Blocks the sender of a message from now on; the message stays where it is. */
  Answer<QuarantinedMessage> block(Caller caller, String address, String id);

  /**
   * Sends the account the list of its quarantine now.
   *
   * @return the number of messages on the list; 0 if there are none, and nothing is sent
   */
  Answer<Integer> sendList(Caller caller, String address);

  /** Removes a message for the account; other recipients keep it. */
  Answer<QuarantinedMessage> delete(Caller caller, String address, String id);
}
