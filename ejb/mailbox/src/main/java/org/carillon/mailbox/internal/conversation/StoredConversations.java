package org.carillon.mailbox.internal.conversation;

import static org.carillon.mailbox.internal.access.OperationAnswers.answer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchAccess;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.conversation.ConversationPage;
import org.carillon.mailbox.conversation.MailConversation;
import org.carillon.mailbox.conversation.PlacedMessage;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.conversation.ThreadRows.Anywhere;
import org.carillon.mailbox.internal.conversation.ThreadRows.Member;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.rows.RefusedException;

/**
 * Groups lists of messages into conversations as they are read. A message stands for its thread if
 * no message of the thread is before it in the list. Each page can therefore be built on its own.
 * If a thread gets a message while a client pages, it moves to the front and nothing else changes.
 */
public final class StoredConversations implements ConversationAccess {

  /** The largest number of listed messages that a page looks at. The next continues there. */
  private static final int LOOKED_AT = 2_000;

  /** The smallest upper bound of a batch, which is as fast to read as one message. */
  private static final int LEAST = 16;

  private final SqlTransactions transactions;
  private final MailboxAuthorization authorization;
  private final SearchAccess lists;

  public StoredConversations(
      SqlTransactions transactions, MailboxAuthorization authorization, SearchAccess lists) {
    this.transactions = transactions;
    this.authorization = authorization;
    this.lists = lists;
  }

  @Override
  public Answer<ConversationPage> conversations(
      Caller caller, MailboxView view, Query query, PageStart start, int most) {
    List<MailConversation> found = new ArrayList<>();
    Optional<PageStart> next = Optional.of(start);
    Optional<PageStart.At> behind = Optional.empty();
    boolean isWhole = false;
    int looked = 0;
    while (next.isPresent() && found.size() < most && looked < LOOKED_AT) {
      int batch = batch(most, found.size(), looked);
      Answer<FoundPage> listed =
          lists.page(caller, view, query, ListOrder.NEWEST, next.get(), batch);
      if (!(listed instanceof Answer.Done<FoundPage>(FoundPage page))) {
        return listed.map(_ -> new ConversationPage(List.of(), Optional.empty(), true));
      }
      Answer<List<MailConversation>> some = represented(caller, view, query, page.messages());
      if (!(some
          instanceof Answer.Done<List<MailConversation>>(List<MailConversation> represented))) {
        return some.map(_ -> new ConversationPage(List.of(), Optional.empty(), true));
      }
      isWhole = page.isWhole();
      found.addAll(represented);
      looked += batch;
      behind = page.next();
      next = goOn(start, view, page);
    }
    return new Answer.Done<>(new ConversationPage(found, behind, isWhole));
  }

  /**
   * Returns how many messages to look at next in order to find the missing conversations. If
   * conversations are long, many of the messages looked at so far did not stand for one.
   */
  static int batch(int most, int found, int looked) {
    int missing = Math.max(most - found, Math.max(1, most / 4));
    int likely = looked == 0 ? missing : missing * looked / Math.max(found, 1);
    return Math.clamp(likely, missing, Math.max(2 * most, LEAST));
  }

  /** Returns where to continue. If the page goes up, that is above the last message looked at. */
  private static Optional<PageStart> goOn(PageStart start, MailboxView view, FoundPage page) {
    if (!(start instanceof PageStart.Above)) {
      return page.next().map(at -> at);
    }
    int[] messages = page.messages();
    return messages.length == 0
        ? Optional.empty()
        : Optional.of(new PageStart.Above(view.uid(messages[messages.length - 1])));
  }

  /** Returns those of the messages that stand for their threads. */
  private Answer<List<MailConversation>> represented(
      Caller caller, MailboxView view, Query query, int[] messages) {
    long[] uids = IntStream.of(messages).mapToLong(view::uid).toArray();
    if (uids.length == 0) {
      return new Answer.Done<>(List.of());
    }
    Answer<Map<Long, List<Member>>> threads =
        answer(
            caller,
            () -> {
              readable(caller, view.mailbox());
              return transactions.read(
                  connection ->
                      ThreadRows.members(connection, view.mailbox(), uids, MOST_SHOWN + 1));
            });
    return threads.then(
        known ->
            matching(caller, view, query, known).map(those -> represented(uids, known, those)));
  }

  /** Returns the UIDs of matching messages in the threads; all that are shown for "all". */
  private Answer<Set<Long>> matching(
      Caller caller, MailboxView view, Query query, Map<Long, List<Member>> threads) {
    Set<Long> uids = new HashSet<>();
    for (List<Member> members : threads.values()) {
      members.removeIf(member -> view.indexOf(member.uid()) < 0);
      members.forEach(member -> uids.add(member.uid()));
    }
    if (query.equals(Query.ALL)) {
      return new Answer.Done<>(uids);
    }
    Query those = new Query.And(List.of(new Query.Uids(sorted(uids)), query));
    Answer<Found> found = lists.search(caller, view, those, List.of(), SearchProgress.unheard());
    return found.map(
        all -> {
          Set<Long> matching = new HashSet<>();
          IntStream.of(all.messages()).forEach(index -> matching.add(view.uid(index)));
          return matching;
        });
  }

  private static List<MailConversation> represented(
      long[] uids, Map<Long, List<Member>> threads, Set<Long> matching) {
    Map<Long, MailConversation> byNewest = new HashMap<>();
    for (List<Member> members : threads.values()) {
      members.stream()
          .filter(member -> matching.contains(member.uid()))
          .max(Member.ORDER)
          .ifPresent(newest -> byNewest.put(newest.uid(), conversation(newest, members)));
    }
    List<MailConversation> represented = new ArrayList<>();
    for (long uid : uids) {
      Optional.ofNullable(byNewest.get(uid)).ifPresent(represented::add);
    }
    return represented;
  }

  private static MailConversation conversation(Member newest, List<Member> members) {
    boolean isWhole = members.size() <= MOST_SHOWN;
    List<Long> shown =
        members.stream()
            .map(Member::uid)
            .sorted(Comparator.reverseOrder())
            .limit(MOST_SHOWN)
            .toList();
    Set<Long> uids = new HashSet<>(shown);
    uids.add(newest.uid());
    return new MailConversation(newest.uid(), sorted(uids), isWhole);
  }

  private static UidSet sorted(Iterable<Long> uids) {
    List<Long> all = new ArrayList<>();
    uids.forEach(all::add);
    return UidSet.sorted(all.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  @Override
  public Answer<List<PlacedMessage>> read(Caller caller, long mailbox, long uid) {
    return answer(
        caller,
        () -> {
          ResolvedMailbox place = readable(caller, mailbox);
          long account = place.owner() == caller.account() ? place.owner() : 0;
          List<Anywhere> all =
              transactions.read(
                  connection -> ThreadRows.anywhere(connection, mailbox, uid, account, MOST_READ));
          return shown(all, new PlacedMessage(mailbox, uid));
        });
  }

  /** Returns each message once, in the order of arrival. */
  private static List<PlacedMessage> shown(List<Anywhere> all, PlacedMessage asked) {
    Map<Long, Anywhere> once = new HashMap<>();
    all.forEach(each -> once.merge(each.item(), each, (one, other) -> nearer(asked, one, other)));
    List<Anywhere> ordered =
        once.values().stream()
            .sorted(Comparator.comparingLong(Anywhere::arrived).thenComparingLong(Anywhere::item))
            .toList();
    int from = Math.max(0, ordered.size() - MOST_READ);
    List<PlacedMessage> shown = new ArrayList<>();
    for (int at = 0; at < ordered.size(); at++) {
      PlacedMessage place = ordered.get(at).place();
      if (at >= from || place.equals(asked)) {
        shown.add(place);
      }
    }
    return shown;
  }

  /** Returns the place that was asked for, or else the one in the same mailbox. */
  private static Anywhere nearer(PlacedMessage asked, Anywhere one, Anywhere other) {
    boolean isOther =
        other.place().equals(asked)
            || other.place().mailbox() == asked.mailbox() && !one.place().equals(asked);
    return isOther ? other : one;
  }

  @Override
  public Answer<UidSet> together(Caller caller, long mailbox, UidSet uids, int most) {
    return answer(
        caller,
        () -> {
          readable(caller, mailbox);
          return sorted(
              transactions.read(
                  connection -> ThreadRows.together(connection, mailbox, uids.toArray(), most)));
        });
  }

  private ResolvedMailbox readable(Caller caller, long mailbox)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.at(caller.account(), mailbox, Right.READ);
    return authorization.unredacted(caller.account(), place, mailbox);
  }
}
