package org.carillon.protocol.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxState;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;
import org.carillon.contract.mailbox.quota.QuotaStep;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.MessageThreads;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.SharedState;
import org.carillon.query.Counting;
import org.carillon.query.Listing;
import org.carillon.query.Search;
import org.carillon.query.source.MessageOrder;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;
import org.carillon.query.source.SearchSource;
import org.carillon.query.source.SourceMailbox;
import org.carillon.query.thread.ThreadedMessages;

/** Mailboxes in memory that conform to the contract, for protocol tests; one lock guards all. */
public final class MemoryMail implements MailAccess, SearchSource {
  /** The number of known messages in one answer: callers must ask for the rest. */
  private static final int MOST_KNOWN = 2;

  /** The largest message accepted. */
  public static final long APPEND_LIMIT = 1_000_000;

  private final MemoryAccess access = new MemoryAccess();
  private final MemoryContents contents = new MemoryContents();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final MemoryTree tree = new MemoryTree(access, this::tell);
  private final MemoryMessages messages = new MemoryMessages(access, this::tell);
  private final MemoryQuotas quotas = new MemoryQuotas(access);
  private final MemoryLending lending = new MemoryLending(access);
  private long spoolRoom = Long.MAX_VALUE;
  private boolean away;
  private boolean indexed;
  private int mostChanges = AccountChanges.MOST;
  private boolean eightBitHeaders = true;

  /** Adds an index with ranking. */
  synchronized void indexed() {
    indexed = true;
  }

  /** Limits the number of messages moved in one step. */
  synchronized void step(long most) {
    messages.step = most;
  }

  /** Limits the number of changes returned at once. */
  synchronized void mostChanges(int most) {
    mostChanges = most;
  }

  /** Changes contents, which only a reader of the whole is told. */
  public synchronized void flipped(LongPredicate uids) {
    contents.flipped = uids;
  }

  /** Makes contents missing when they are opened. */
  public synchronized void missing(LongPredicate uids) {
    contents.missing = uids;
  }

  /** Limits the number of octets in a spool. */
  public synchronized void spoolRoom(long octets) {
    spoolRoom = octets;
  }

  /** Makes every answer say that the store is away. */
  public synchronized void away(boolean is) {
    away = is;
  }

  /** Makes every read of a content fail. */
  public synchronized void damaged(LongPredicate uids) {
    contents.damaged = uids;
  }

  private void tell() {
    watchers.forEach(Runnable::run);
  }

  @Override
  public synchronized Answer<List<MailboxEntry>> list(Caller caller) {
    MemoryAccount account = access.account(caller);
    List<MailboxEntry> entries = account.entries();
    entries.addAll(access.othersFor(caller, account.subscriptions));
    return new Done<>(entries);
  }

  @Override
  public synchronized Answer<MailboxStatus> status(Caller caller, MailboxName name) {
    if (away) {
      return new Failed<>(new Failure.TryLater("away"));
    }
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.READ)) {
      return access.refused(caller, mailbox, name);
    }
    return new Done<>(
        new MailboxStatus(
            "M" + mailbox.id,
            mailbox.messages.size(),
            mailbox.messages.tailMap(mailbox.recentFrom).size(),
            mailbox.messages.values().stream().filter(m -> !Flag.SEEN.in(m.flags)).count(),
            mailbox.messages.values().stream().filter(m -> Flag.DELETED.in(m.flags)).count(),
            mailbox.messages.values().stream().mapToLong(m -> m.content.length).sum(),
            mailbox.uidNext,
            mailbox.uidValidity(),
            mailbox.highestModseq));
  }

  @Override
  public synchronized Answer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses) {
    return tree.create(caller, name, uses);
  }

  @Override
  public synchronized Answer<Void> delete(Caller caller, MailboxName name) {
    return tree.delete(caller, name);
  }

  @Override
  public synchronized Answer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    return tree.rename(caller, from, to);
  }

  @Override
  public synchronized Answer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed) {
    return tree.subscribe(caller, name, subscribed);
  }

  @Override
  public synchronized Answer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly) {
    MemoryMailbox mailbox = access.named(caller, name);
    MailboxRights rights = access.of(caller, mailbox);
    if (!rights.has(Right.READ)) {
      return access.refused(caller, mailbox, name);
    }
    boolean writable =
        !readOnly
            && rights.hasAny(
                Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);
    OpenMailbox open =
        new OpenMailbox(
            mailbox.view(),
            "M" + mailbox.id,
            rights,
            writable,
            mailbox.recentFrom,
            access.owner(mailbox).isFull());
    if (writable) {
      mailbox.recentFrom = mailbox.uidNext;
    }
    return new Done<>(open);
  }

  @Override
  public synchronized Answer<MailboxView> view(Caller caller, long mailbox) {
    return access
        .readable(caller, mailbox)
        .<Answer<MailboxView>>map(m -> new Done<>(m.view()))
        .orElseGet(() -> MemoryAccess.none("?"));
  }

  @Override
  public synchronized Answer<MailboxState> state(Caller caller, long mailbox) {
    return access
        .readable(caller, mailbox)
        .<Answer<MailboxState>>map(
            found -> new Done<>(new MailboxState(found.view(), access.of(caller, found))))
        .orElseGet(() -> MemoryAccess.none("?"));
  }

  @Override
  public synchronized Answer<Long> recentFrom(Caller caller, MailboxView view, boolean claim) {
    Optional<MemoryMailbox> found = access.readable(caller, view.mailbox());
    if (found.isEmpty()) {
      return MemoryAccess.none("?");
    }
    long from = found.get().recentFrom;
    if (claim) {
      found.get().recentFrom = Math.max(from, view.uidNext());
    }
    return new Done<>(Math.min(from, view.uidNext()));
  }

  @Override
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return watchAll(caller, onChange);
  }

  @Override
  public synchronized Watch watchFullness(Caller caller, Runnable onFull) {
    return access.account(caller).watchFullness(onFull);
  }

  @Override
  public synchronized Watch watchFullness(Caller caller, long mailbox, Runnable onFull) {
    return access
        .readable(caller, mailbox)
        .map(access::owner)
        .filter(owner -> owner != access.account(caller))
        .map(owner -> owner.watchFullness(onFull))
        .orElse(() -> {});
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  @Override
  public synchronized Answer<AccountChanges> changes(Caller caller, Optional<AccountState> since) {
    MemoryAccount account = access.account(caller);
    return new Done<>(
        account.changes.since(account.mailboxes, account.subscriptions, since, mostChanges));
  }

  @Override
  public synchronized Answer<SharedChanges> changesOfShared(
      Caller caller, Optional<SharedState> since) {
    return new Done<>(access.account(caller).changesOfShared.since(access, caller, since));
  }

  @Override
  public synchronized Answer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    if (uids.count() > 1000) {
      throw new IllegalArgumentException("Callers page");
    }
    Optional<MemoryMailbox> found = access.readable(caller, mailbox);
    if (found.isEmpty()) {
      return MemoryAccess.none("?");
    }
    List<MessageData> all = new ArrayList<>();
    uids.forEach(
        uid -> {
          MemoryMailbox.Message message = found.get().messages.get(uid);
          if (message != null && all.size() < MOST_KNOWN) {
            all.add(message.data(uid));
          }
        });
    return new Done<>(all);
  }

  @Override
  public <X extends Exception> Answer<Found> search(
      Caller caller, MailboxView view, Query query, List<SortKey> order, SearchProgress<X> progress)
      throws X {
    return Search.found(new SourceMailbox(this, caller, view), query, order, progress);
  }

  @Override
  public Answer<FoundPage> page(
      Caller caller, MailboxView view, Query query, ListOrder order, PageStart start, int most) {
    return Listing.page(new SourceMailbox(this, caller, view), query, order, start, most);
  }

  @Override
  public Answer<FoundCount> count(Caller caller, MailboxView view, Query query) {
    return Counting.count(new SourceMailbox(this, caller, view), query);
  }

  @Override
  public <X extends Exception> Answer<MessageThreads> threads(
      Caller caller,
      MailboxView view,
      Query query,
      ThreadAlgorithm algorithm,
      SearchProgress<X> progress)
      throws X {
    return ThreadedMessages.of(new SourceMailbox(this, caller, view), query, algorithm, progress);
  }

  @Override
  public synchronized Answer<UidSet> mayContain(
      Caller caller, long mailbox, SearchArea area, String text) {
    return new Done<>(
        access
            .readable(caller, mailbox)
            .filter(contents::areSound)
            .map(found -> new MemoryTextIndex(found).mayContain(area, text))
            .orElse(UidSet.range(1, Long.MAX_VALUE)));
  }

  @Override
  public synchronized Answer<List<MessageSummary>> summaries(
      Caller caller, long mailbox, UidSet uids) {
    Optional<MemoryMailbox> found = access.readable(caller, mailbox);
    return found.isEmpty()
        ? MemoryAccess.none("?")
        : new Done<>(MemorySummary.of(found.get(), uids));
  }

  @Override
  public Answer<MessageOrder> order(Caller caller, long mailbox, ListOrder.By by) {
    throw new UnsupportedOperationException("Only the web asks for it");
  }

  @Override
  public synchronized Answer<List<Preview>> previews(
      Caller caller, long mailbox, UidSet uids, boolean ready) {
    Optional<MemoryMailbox> found = access.readable(caller, mailbox);
    return found.isEmpty() ? MemoryAccess.none("?") : new Done<>(found.get().previews(uids, ready));
  }

  @Override
  public synchronized Answer<Ranking> rank(Caller caller, long mailbox, WordSearch search) {
    return new Done<>(
        access
            .readable(caller, mailbox)
            .filter(found -> indexed)
            .map(found -> new MemoryTextIndex(found).rank(search))
            .orElse(Ranking.NONE));
  }

  @Override
  public Answer<Contents> contents(Caller caller, long mailbox, UidSet uids) {
    return new Done<>(uid -> content(caller, mailbox, uid));
  }

  @Override
  public synchronized Answer<Optional<Content>> content(Caller caller, long mailbox, long uid) {
    return contents.of(access.readable(caller, mailbox), uid);
  }

  @Override
  public synchronized Answer<FlagsStored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince) {
    return messages.store(caller, mailbox, uids, change, flags, unchangedSince);
  }

  @Override
  public synchronized Answer<Placed> copy(
      Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return messages.place(caller, mailbox, uids, target, false);
  }

  @Override
  public synchronized Answer<Placed> move(
      Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return messages.place(caller, mailbox, uids, target, true);
  }

  @Override
  public synchronized Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    return messages.expunge(caller, mailbox, only);
  }

  @Override
  public synchronized Answer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq) {
    Optional<MemoryMailbox> found = access.readable(caller, mailbox);
    return found.isEmpty()
        ? MemoryAccess.none("?")
        : new Done<>(found.get().vanishedSince(sinceModseq));
  }

  @Override
  public synchronized Answer<Quota> quota(Caller caller) {
    return new Done<>(access.account(caller).quota());
  }

  @Override
  public synchronized Answer<Optional<QuotaStep>> nearlyFull(Caller caller) {
    return new Done<>(access.account(caller).nearlyFull());
  }

  @Override
  public synchronized Answer<QuotaRoot> quotaRoot(Caller caller, MailboxName name) {
    return quotas.root(caller, name);
  }

  @Override
  public synchronized Answer<QuotaRoot> limit(
      Caller caller, Optional<MailboxName> root, QuotaLimits limits) {
    return quotas.limit(caller, root, limits);
  }

  @Override
  public synchronized Answer<Long> deletedOctets(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.account(caller).mailboxes.get(name);
    return mailbox == null ? MemoryAccess.none(name.path()) : new Done<>(mailbox.deletedOctets());
  }

  @Override
  public synchronized Answer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth) {
    if (mailbox.isPresent() && !access.account(caller).mailboxes.containsKey(mailbox.get())) {
      return MemoryAccess.none(mailbox.get().path());
    }
    return new Done<>(access.account(caller).annotations.below(mailbox, entries, depth));
  }

  @Override
  public synchronized Answer<Void> annotate(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> annotations) {
    if (mailbox.isPresent() && !access.account(caller).mailboxes.containsKey(mailbox.get())) {
      return MemoryAccess.none(mailbox.get().path());
    }
    annotations.forEach(each -> access.account(caller).annotations.set(mailbox, each));
    access
        .account(caller)
        .changes
        .annotated(mailbox, annotations.stream().map(Annotation::entry).toList());
    mailbox.ifPresent(own -> access.annotated(caller, own, annotations));
    tell();
    return new Done<>(null);
  }

  @Override
  public long appendLimit(Caller caller) {
    return APPEND_LIMIT;
  }

  @Override
  public synchronized Answer<AppendTerms> appendTerms(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (mailbox == null) {
      return new Done<>(new AppendTerms(APPEND_LIMIT, Long.MAX_VALUE, eightBitHeaders));
    }
    if (!access.of(caller, mailbox).has(Right.INSERT)) {
      return access.refused(caller, mailbox, name);
    }
    return new Done<>(
        new AppendTerms(APPEND_LIMIT, access.owner(mailbox).roomOctets(), eightBitHeaders));
  }

  /** Sets whether headers of appended messages may always have octets above 127. */
  void eightBitHeaders(boolean taken) {
    eightBitHeaders = taken;
  }

  @Override
  public synchronized Spool spool(Caller caller, long size) {
    return new MemorySpool(spoolRoom);
  }

  @Override
  public synchronized Answer<Placed> replace(
      Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    return messages.replace(caller, mailbox, uid, target, draft);
  }

  @Override
  public synchronized Answer<String> authorizeUrl(
      Caller caller, String owner, MailboxName mailbox, String rump) {
    return lending.authorize(caller, owner, mailbox, rump);
  }

  @Override
  public synchronized Answer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox) {
    return lending.reset(caller, mailbox);
  }

  @Override
  public synchronized Answer<Optional<UrlAuthMessage>> byUrl(Caller caller, MessageUrl url) {
    return away ? new Failed<>(new Failure.TryLater("away")) : lending.byUrl(caller, url);
  }

  @Override
  public synchronized Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return messages.append(caller, name, drafts);
  }

  @Override
  public synchronized Answer<List<AccessEntry>> accessList(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    return access.of(caller, mailbox).has(Right.ADMINISTER)
        ? new Done<>(access.entries(mailbox))
        : access.refused(caller, mailbox, name);
  }

  @Override
  public synchronized Answer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.ADMINISTER)) {
      return access.refused(caller, mailbox, name);
    }
    Answer<Void> answer = access.grant(mailbox, identifier, change, rights);
    tell();
    return answer;
  }

  @Override
  public synchronized Answer<MailboxRights> requiredRights(
      Caller caller, MailboxName name, Identifier identifier) {
    MemoryMailbox mailbox = access.named(caller, name);
    return access.of(caller, mailbox).has(Right.ADMINISTER)
        ? new Done<>(access.required(mailbox, identifier))
        : access.refused(caller, mailbox, name);
  }

  @Override
  public Answer<List<AliasedMailbox>> aliases(Caller caller) {
    return new Done<>(List.of());
  }

  @Override
  public Answer<Void> alias(Caller caller, MailboxName name, MailboxName target) {
    return new Failed<>(MailboxFailure.notPermitted("No protocol makes aliases"));
  }

  @Override
  public synchronized Answer<MailboxRights> myRights(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    MailboxRights rights = access.of(caller, mailbox);
    return rights.isEmpty() ? access.refused(caller, mailbox, name) : new Done<>(rights);
  }
}
