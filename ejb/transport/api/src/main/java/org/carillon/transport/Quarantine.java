package org.carillon.transport;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

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

  /** The header of one, as it came; at most {@link Queue#MOST_HEADER} octets. */
  Answer<String> header(Caller caller, String address, String id);

  /** The first text of one, decoded, at most {@value #MOST_TEXT} characters; HTML as its source. */
  Answer<String> text(Caller caller, String address, String id);

  /** Delivers one to the account, as its rules say, without judging it again. */
  Answer<QuarantinedMessage> release(Caller caller, String address, String id);

  /**
   * Allows its sender from now on, and delivers it if the caller may release it; returns the
   * message.
   */
  Answer<QuarantinedMessage> allow(Caller caller, String address, String id);

  /** Blocks the sender of one from now on; the message stays where it is. */
  Answer<QuarantinedMessage> block(Caller caller, String address, String id);

  /**
   * Sends the account the list of its quarantine now.
   *
   * @return the number of messages on the list; 0 if there are none, and nothing is sent
   */
  Answer<Integer> sendList(Caller caller, String address);

  /** Removes one for the account; others who have it keep it. */
  Answer<QuarantinedMessage> delete(Caller caller, String address, String id);
}
