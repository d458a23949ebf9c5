package org.carillon.contract.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;

/**
 * Mailboxes and messages as IMAP, POP3 and the webmail work with them. Rights are checked here,
 * against the caller. Every change is answered after it is durable, and a view asked for afterwards
 * on this node shows it.
 */
public interface MailAccess extends Sharing {

  /** How many summaries are answered at once. */
  int MOST_SUMMARIES = 4_096;

  /** How many octets of outlines are answered at once, but for the last, which may go beyond. */
  long MOST_OUTLINES = 1 << 20;

  /**
   * All mailboxes the caller may see, and all its subscriptions, in the order of their names,
   * {@code INBOX} first.
   */
  Answer<List<MailboxEntry>> list(Caller caller);

  /** A mailbox's figures. */
  Answer<MailboxStatus> status(Caller caller, MailboxName name);

  /**
   * Makes a mailbox, and those above it that are missing.
   *
   * @return its opaque id
   */
  Answer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses);

  /** Deletes a mailbox with its messages; those below stay (RFC 9051 §6.3.5). */
  Answer<Void> delete(Caller caller, MailboxName name);

  /**
   * Renames a mailbox and those below it; renaming INBOX moves its messages instead (RFC 9051
   * §6.3.6).
   */
  Answer<Void> rename(Caller caller, MailboxName from, MailboxName to);

  /** Subscribes or unsubscribes; the mailbox need not exist. */
  Answer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed);

  /** Opens a mailbox. */
  Answer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly);

  /**
   * The mailbox as it is now; the same object as before when nothing changed. Costs nothing then.
   */
  Answer<MailboxView> view(Caller caller, long mailbox);

  /** The same with what the caller may do with it, for sessions that ask after each command. */
  Answer<MailboxState> state(Caller caller, long mailbox);

  /**
   * The first uid of a view that no session was told of (RFC 3501 §2.3.2); its UIDNEXT when there
   * is none. Costs nothing when this node knows that.
   *
   * @param view one that this caller was given
   * @param claim whether a session is told of them all now, so that no later one is the first
   */
  Answer<Long> recentFrom(Caller caller, MailboxView view, boolean claim);

  /** Calls back after each change of the mailbox, made on any node. */
  Watch watch(Caller caller, long mailbox, Runnable onChange);

  /**
   * Calls back after a change of any of the account's mailboxes, of the tree itself, of mailboxes
   * that others share with it now and of those others' trees, or of the server's annotations, made
   * on any node.
   */
  Watch watchAll(Caller caller, Runnable onChange);

  /** Calls back each time mail that comes, on any node, has filled the caller's account. */
  Watch watchFullness(Caller caller, Runnable onFull);

  /**
   * Calls back each time mail has filled another's account, whose mailbox the caller reads; never
   * of the caller's own.
   */
  Watch watchFullness(Caller caller, long mailbox, Runnable onFull);

  /**
   * What happened in the account behind a mark; without one, only the mark as it is now.
   *
   * @param since what an earlier answer gave as now
   */
  Answer<AccountNews> news(Caller caller, Optional<NewsMark> since);

  /**
   * What happened behind a mark in the mailboxes that others share with the account; without one,
   * only the mark as it is now.
   *
   * @param since what an earlier answer gave as now
   */
  Answer<SharedNews> newsOfShared(Caller caller, Optional<SharedMark> since);

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
   * Rules out messages that do not contain a text, without regard to case (RFC 3501 §6.4.4).
   * Answered from memory and an index; what is not indexed yet is never ruled out.
   *
   * @return all uids that may contain it, sorted: whether one does, its content says. May name uids
   *     that are not there
   */
  Answer<UidSet> mayContain(Caller caller, long mailbox, SearchArea area, String text);

  /**
   * What messages are sorted, threaded and found by, in uid order. Those expunged meanwhile are
   * left out. Cheap when asked for again.
   *
   * @param uids at most {@value #MOST_SUMMARIES} uids: callers page
   */
  Answer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids);

  /**
   * The messages of a mailbox in another order than that of their uids; those expunged meanwhile
   * may be left out. Cheap when asked for again, also after a few came or went.
   */
  Answer<MessageOrder> order(Caller caller, long mailbox, MessageOrder.By by);

  /**
   * The first words of messages, in uid order; those expunged are left out. Cheap when asked for
   * again.
   *
   * @param uids at most 1,000 uids: callers page
   * @param ready whether only what costs nothing is wanted (RFC 8970 LAZY)
   */
  Answer<List<Preview>> previews(Caller caller, long mailbox, UidSet uids, boolean ready);

  /** The messages of a mailbox that fit words, the best first, as far as they are indexed. */
  Answer<Ranking> rank(Caller caller, long mailbox, WordSearch search);

  /**
   * Looks up where messages' contents lie, for whoever opens many.
   *
   * @param uids at most 1,000 uids: callers page
   */
  Answer<Contents> contents(Caller caller, long mailbox, UidSet uids);

  /** A message's content; empty when it is expunged. To be closed. */
  Answer<Optional<Content>> content(Caller caller, long mailbox, long uid);

  /**
   * Changes flags of messages; those expunged meanwhile are left out. Works in steps of at most
   * 1,000, each durable.
   */
  Answer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince);

  /**
   * Copies messages, all or none, without copying content. When the server is ended while it copies
   * more than ten thousand, a part of them may stay.
   */
  Answer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target);

  /**
   * Moves messages, each wholly or not at all (RFC 6851). Of more than ten thousand, a part may be
   * moved: what hinders the rest is answered when it is to be moved again.
   */
  Answer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target);

  /**
   * Removes messages that have \Deleted.
   *
   * @param only the uids to look at (UID EXPUNGE, RFC 4315); empty for all
   * @return the uids removed
   */
  Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only);

  /**
   * Which messages were expunged from a mailbox behind a modseq (RFC 7162 §3.2): at least those,
   * and none that is there. Neighbouring uids that never were in between may be named too.
   */
  Answer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq);

  /** How much the caller's account holds, and how much it may. */
  Answer<Quota> quota(Caller caller);

  /**
   * What a mailbox counts to; for those with {@link Right#READ}. Of a name that is only {@code
   * ~account} the account itself, for those who see a mailbox of it or administer it.
   */
  Answer<QuotaRoot> quotaRoot(Caller caller, MailboxName name);

  /**
   * Gives an account limits of its own, in place of those it had; for those who administer its
   * domain.
   *
   * @param root a name that is only {@code ~account}; empty for the caller's own
   */
  Answer<QuotaRoot> limit(Caller caller, Optional<MailboxName> root, QuotaLimits limits);

  /** How many octets a mailbox's messages with \Deleted have (RFC 9208 §4.3). */
  Answer<Long> deletedOctets(Caller caller, MailboxName name);

  /**
   * The annotations of a mailbox that lie at or below some entries.
   *
   * @param mailbox empty for the caller's own account and the server
   * @param entries in lower case
   * @param depth how far below: 0 for the entries themselves only, {@link Integer#MAX_VALUE} for
   *     all
   */
  Answer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth);

  /** Sets and removes annotations, all or none. */
  Answer<Void> annotate(Caller caller, Optional<MailboxName> mailbox, List<Annotation> annotations);

  /** The largest message this caller may append, in octets (RFC 7889). */
  long appendLimit(Caller caller);

  /**
   * What may be appended to a mailbox, asked before the client sends a message. That it answers
   * does not mean that there is such a mailbox.
   */
  Answer<AppendTerms> appendTerms(Caller caller, MailboxName name);

  /** A place for a message while the client sends it. */
  Spool spool(Caller caller, long size);

  /**
   * Appends a message and removes another in one step (RFC 8508): when it is hindered, the old one
   * is as it was. Where somebody removed that meanwhile, the new one is kept all the same.
   *
   * @param mailbox the old message's
   */
  Answer<Placed> replace(Caller caller, long mailbox, long uid, MailboxName target, Draft draft);

  /**
   * Authorises a URL of a mailbox that the caller may read (RFC 4467 §7).
   *
   * @param owner the user whom the URL names: the caller itself, or it is not permitted
   * @param rump the URL's text up to and with who may read
   * @return the token that proves it
   */
  Answer<String> authorizeUrl(Caller caller, String owner, MailboxName mailbox, String rump);

  /** Makes all URLs void that the caller authorised of a mailbox; empty: of all. */
  Answer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox);

  /**
   * The message that a URL points to; empty when it is not authorised, or not there, or its user
   * may not read it any more.
   */
  Answer<Optional<LentMessage>> byUrl(Caller caller, MessageUrl url);

  /** Appends messages, all or none. */
  Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts);
}
