package org.carillon.transport;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * What is kept in an account's quarantine: for the account itself, and for whoever administers it.
 * What was kept for one reason alone, a virus for example, the account itself may only look at and
 * delete, unless {@code queue.quarantine-release} says otherwise. Each release and removal is in
 * the book of changes.
 */
public interface Quarantine {

  /** How many messages are listed. */
  int MOST = 100;

  /** How many characters of a text are shown. */
  int MOST_TEXT = 65_536;

  /** What is there, the latest first; at most {@value #MOST}. */
  Answer<List<QuarantinedMessage>> list(Caller caller, String address);

  /** The header of one, as it came; at most {@link Queue#MOST_HEADER} octets. */
  Answer<String> header(Caller caller, String address, String id);

  /** The first text of one, decoded, at most {@value #MOST_TEXT} characters; HTML as its source. */
  Answer<String> text(Caller caller, String address, String id);

  /** Delivers one to the account, as its rules say, without judging it again. */
  Answer<QuarantinedMessage> release(Caller caller, String address, String id);

  /**
   * Allows the sender of one from now on, and delivers it if the caller may release it; answers the
   * message.
   */
  Answer<QuarantinedMessage> allow(Caller caller, String address, String id);

  /** Blocks the sender of one from now on; the message stays where it is. */
  Answer<QuarantinedMessage> block(Caller caller, String address, String id);

  /**
   * Sends the account the list of all that is there, now.
   *
   * @return how many messages are on it; 0 where there are none, and nothing is sent
   */
  Answer<Integer> sendList(Caller caller, String address);

  /** Removes one for the account; others who have it keep it. */
  Answer<QuarantinedMessage> delete(Caller caller, String address, String id);
}
