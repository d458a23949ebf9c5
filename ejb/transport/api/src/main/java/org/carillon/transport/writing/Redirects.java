package org.carillon.transport.writing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Messages that their readers send on as they came, to somebody whom they rather concern (RFC 5322
 * §3.6.6). They stay their authors'; who sends them on is named above them and hears what fails.
 */
public interface Redirects {
  /** To so many at once. */
  int MOST = 20;

  /**
   * Sends a message on: its octets with Resent fields above, without what was for its reader alone.
   * The server vouches for nothing in it: it is not signed unless its author is the caller, and
   * what was found of it when it came is not passed on.
   *
   * @param mailbox where it is; the caller may read it
   * @param name the caller's name as people know it; may be empty
   * @param from an address of the caller's own
   * @param to whom it goes to
   * @param key by which the same is known again, as of other submissions; empty for none
   * @return the id as which it was taken
   */
  Answer<String> redirect(
      Caller caller, long mailbox, long uid, String name, String from, List<String> to, String key);
}
