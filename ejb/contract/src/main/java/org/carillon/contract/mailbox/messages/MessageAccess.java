package org.carillon.contract.mailbox.messages;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;

/** Metadata and contents of messages. */
public interface MessageAccess {

  /** The octets of outlines in one answer. The last message of an answer may exceed it. */
  long MOST_OUTLINES = 1 << 20;

  /**
   * Returns metadata of messages in uid order: of at least one message, and of as many as fit into
   * {@link #MOST_OUTLINES}. A caller that gets fewer messages than requested asks again for those
   * {@linkplain UidSet#behind behind} the last one, until none is left. Messages that were expunged
   * in the meantime are left out; if only such messages were requested, the answer is empty.
   *
   * @param uids at most 1,000 uids: callers page
   */
  Answer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids);

  /**
   * Passes metadata of messages to {@code taker}, in uid order, and calls {@link #messages} as
   * often as necessary. Messages that were expunged in the meantime are left out.
   *
   * @param uids at most 1,000 uids: callers page
   * @param taker receives the metadata; if it returns a failure, reading stops and this method
   *     returns that failure
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
   * Returns the first words of messages, in uid order; expunged messages are left out. Cheap if
   * requested again.
   *
   * @param uids at most 1,000 uids: callers page
   * @param ready true if only previews that already exist are wanted (RFC 8970 LAZY)
   */
  Answer<List<Preview>> previews(Caller caller, long mailbox, UidSet uids, boolean ready);

  /** Looks up the locations of at most 1,000 messages' contents, for callers that open many. */
  Answer<Contents> contents(Caller caller, long mailbox, UidSet uids);

  /** Opens a message's content; empty if it is expunged. The caller closes it. */
  Answer<Optional<Content>> content(Caller caller, long mailbox, long uid);
}
