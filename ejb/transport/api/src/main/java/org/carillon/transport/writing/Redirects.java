package org.carillon.transport.writing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Messages that their readers redirect unchanged to somebody else (RFC 5322 §3.6.6). They stay
 * their authors'; the redirecting user is named in the Resent fields and gets the reports.
 */
public interface Redirects {
  /** The most recipients at once. */
  int MOST = 20;

  /**
   * Redirects a message: its octets with Resent fields above, without the fields meant only for its
   * reader. The server vouches for nothing in it: it is not signed unless its author is the caller,
   * and the results of its checks on arrival are removed.
   *
   * @param mailbox its mailbox, which the caller may read
   * @param name the caller's display name; may be empty
   * @param from an address of the caller's own
   * @param to the recipients
   * @param key identifies repeated submissions; empty for none
   * @return the id of the message
   */
  Answer<String> redirect(
      Caller caller, long mailbox, long uid, String name, String from, List<String> to, String key);
}
