package org.carillon.protocol.pop3;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;

/** The INBOX as at sign-in, numbered from 1; only {@link #update} changes anything. */
final class Maildrop {
  private static final int PAGE = 1_000;

  private final MailAccess access;
  private final Caller caller;
  private final MailboxView view;
  private final long[] sizes;
  private final BitSet gone;
  private final BitSet deleted = new BitSet();
  private final BitSet retrieved = new BitSet();

  private Maildrop(MailAccess access, Caller caller, MailboxView view, long[] sizes, BitSet gone) {
    this.access = access;
    this.caller = caller;
    this.view = view;
    this.sizes = sizes;
    this.gone = gone;
    deleted.or(gone);
  }

  /** Opens the caller's maildrop. */
  static Answer<Maildrop> open(MailAccess access, Caller caller) {
    return access
        .open(caller, MailboxName.INBOX, false)
        .then(open -> sized(access, caller, open.view()));
  }

  private static Answer<Maildrop> sized(MailAccess access, Caller caller, MailboxView view) {
    long[] sizes = new long[view.size()];
    BitSet gone = new BitSet();
    gone.set(0, view.size());
    Answer<Void> read = Answer.done();
    for (int from = 0; from < view.size() && read instanceof Answer.Done<Void>; from += PAGE) {
      UidSet.Builder uids = new UidSet.Builder();
      for (int i = from; i < Math.min(view.size(), from + PAGE); i++) {
        uids.add(view.uid(i));
      }
      read =
          access.eachMessage(
              caller,
              view.mailbox(),
              uids.build(),
              data -> {
                int index = view.indexOf(data.uid());
                sizes[index] = data.size();
                gone.clear(index);
                return Answer.done();
              });
    }
    // A message expunged between the two reads is a number without a message.
    return read.map(_ -> new Maildrop(access, caller, view, sizes, gone));
  }

  /** Returns the highest message number, including deleted messages. */
  int numbers() {
    return sizes.length;
  }

  /** Returns whether a message has that number and is not deleted. */
  boolean has(int number) {
    return number >= 1 && number <= sizes.length && !deleted.get(number - 1);
  }

  /** Returns the number of messages that are not deleted. */
  int count() {
    return sizes.length - deleted.cardinality();
  }

  /** The octets of the messages that are not deleted. */
  long octets() {
    long octets = 0;
    for (int i = deleted.nextClearBit(0); i < sizes.length; i = deleted.nextClearBit(i + 1)) {
      octets += sizes[i];
    }
    return octets;
  }

  long size(int number) {
    return sizes[number - 1];
  }

  /** Returns the message's unique id: the same in every session, never another message's. */
  String uniqueId(int number) {
    return view.uidValidity() + "." + view.uid(number - 1);
  }

  void delete(int number) {
    deleted.set(number - 1);
  }

  /** Undoes every deletion of this session. */
  void reset() {
    deleted.clear();
    deleted.or(gone);
  }

  /** Returns the message's content; empty if another session expunged it. The caller closes it. */
  Answer<Optional<Content>> content(int number) {
    return access.content(caller, view.mailbox(), view.uid(number - 1));
  }

  /** Returns the data of a message; empty if another session expunged it. */
  Answer<List<MessageData>> data(int number) {
    return access.messages(caller, view.mailbox(), UidSet.of(view.uid(number - 1)));
  }

  void retrieved(int number) {
    retrieved.set(number - 1);
  }

  /** Applies the session's changes: marks retrieved messages as seen and removes deleted ones. */
  Answer<UidSet> update() {
    retrieved.andNot(deleted);
    deleted.andNot(gone);
    return mark(retrieved, Flag.SEEN)
        .then(_ -> mark(deleted, Flag.DELETED))
        .then(_ -> remove(uids(deleted)));
  }

  private Answer<UidSet> remove(UidSet removed) {
    return removed.isEmpty()
        ? new Answer.Done<>(removed)
        : access.expunge(caller, view.mailbox(), Optional.of(removed));
  }

  private Answer<FlagsStored> mark(BitSet indexes, Flag flag) {
    UidSet.Builder lacking = new UidSet.Builder();
    indexes.stream()
        .filter(index -> !flag.in(view.flags(index)))
        .forEach(index -> lacking.add(view.uid(index)));
    UidSet uids = lacking.build();
    return uids.isEmpty()
        ? new Answer.Done<>(new FlagsStored(view, UidSet.EMPTY))
        : access.store(
            caller, view.mailbox(), uids, FlagChange.ADD, Flags.of(flag), Optional.empty());
  }

  private UidSet uids(BitSet indexes) {
    UidSet.Builder uids = new UidSet.Builder();
    indexes.stream().forEach(index -> uids.add(view.uid(index)));
    return uids.build();
  }
}
