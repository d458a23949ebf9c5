package org.carillon.contract.mailbox.messages;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;

/** What is known of messages, and their contents. */
public interface MessageAccess {

  /** How many octets of outlines are answered at once, but for the last, which may go beyond. */
  long MOST_OUTLINES = 1 << 20;

  /**
   * What is known of messages, in uid order: of one at least, and of as many as come to {@link
   * #MOST_OUTLINES}. Who gets fewer than he asked for asks again for those {@linkplain
   * UidSet#behind behind} the last, until none is left. Those expunged meanwhile are left out; when
   * there is nothing but such, the answer is empty.
   *
   * @param uids at most 1,000 uids: callers page
   */
  Answer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids);

  /**
   * Hands out what is known of messages, in uid order, asking {@link #messages} as often as it
   * takes. Those expunged meanwhile are left out.
   *
   * @param uids at most 1,000 uids: callers page
   * @param taker a failure of its ends the reading and is the answer
   */
  default <X extends Exception> Answer<Void> eachMessage(
      Caller caller, long mailbox, UidSet uids, Answer.Step<MessageData, Answer<Void>, X> taker)
      throws X {
    UidSet left = uids;
    while (!left.isEmpty()) {
      Answer<List<MessageData>> some = messages(caller, mailbox, left);
      Answer<Void> taken =
          some.then(
              page -> {
                Answer<Void> answer = Answer.done();
                for (MessageData message : page) {
                  answer = answer.then(_ -> taker.of(message));
                }
                return answer;
              });
      if (taken instanceof Answer.Failed<Void>) {
        return taken;
      }
      left =
          some instanceof Answer.Done<List<MessageData>>(List<MessageData> page) && !page.isEmpty()
              ? left.behind(page.getLast().uid())
              : UidSet.EMPTY;
    }
    return Answer.done();
  }

  /**
   * The first words of messages, in uid order; those expunged are left out. Cheap when asked for
   * again.
   *
   * @param uids at most 1,000 uids: callers page
   * @param ready whether only what costs nothing is wanted (RFC 8970 LAZY)
   */
  Answer<List<Preview>> previews(Caller caller, long mailbox, UidSet uids, boolean ready);

  /**
   * Looks up where messages' contents lie, for whoever opens many.
   *
   * @param uids at most 1,000 uids: callers page
   */
  Answer<Contents> contents(Caller caller, long mailbox, UidSet uids);

  /** A message's content; empty when it is expunged. To be closed. */
  Answer<Optional<Content>> content(Caller caller, long mailbox, long uid);
}
