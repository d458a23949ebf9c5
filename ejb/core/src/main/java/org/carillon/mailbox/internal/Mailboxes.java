package org.carillon.mailbox.internal;

import static org.carillon.mailbox.internal.Answers.answer;
import static org.carillon.mailbox.internal.Answers.done;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Spools;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
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
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxState;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.Stored;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;
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
import org.carillon.contract.mailbox.url.LentMessage;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.watch.AccountNews;
import org.carillon.contract.mailbox.watch.NewsMark;
import org.carillon.contract.mailbox.watch.SharedMark;
import org.carillon.contract.mailbox.watch.SharedNews;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.internal.access.Annotations;
import org.carillon.mailbox.internal.access.Doors;
import org.carillon.mailbox.internal.flagging.ReaderFlags;
import org.carillon.mailbox.internal.placing.Appends;
import org.carillon.mailbox.internal.placing.MessagePlacing;
import org.carillon.mailbox.internal.placing.Transfers;
import org.carillon.mailbox.internal.quota.QuotaLimiting;
import org.carillon.mailbox.internal.quota.QuotaRoots;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AliasChanges;
import org.carillon.mailbox.internal.tree.VisibleTree;
import org.carillon.mailbox.sharing.Place;
import org.carillon.mailbox.tree.MailboxTree;
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
import org.carillon.store.changes.NewsReader;
import org.carillon.store.changes.Vanished;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.flagging.OwnSeenStore;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.OpaqueIds;
import org.carillon.store.rows.RefusedException;

/**
 * The mailboxes as people work with them: each operation asks at the {@link Doors} whether it may
 * be done, and whose mailbox it is done to.
 */
final class Mailboxes implements MailAccess, SearchSource {
  private final SqlTransactions transactions;
  private final Quotas quotas;
  private final Spools spools;
  private final OpenMailboxes open;
  private final Doors doors;
  private final VisibleTree tree;
  private final ReaderViews views;
  private final ReaderWatches watches;
  private final ReaderFlags flags;
  private final MessagePlacing placing;
  private final QuotaRoots roots;
  private final Expunger expunger;
  private final Annotations annotations;
  private final AccessChanges access;
  private final AliasChanges aliases;
  private final StoredMessages stored;
  private final Lending lending;
  private final NewsReader news;
  private final TextIndex texts;

  Mailboxes(
      StoreParts store,
      QuotaLimiting limiting,
      Spools spools,
      Doors doors,
      MailboxTree tree,
      TextIndex texts,
      UrlKeys urlKeys,
      Summaries summaries,
      AccessChanges access,
      AliasChanges aliases) {
    this.transactions = store.transactions();
    this.quotas = store.quotas();
    this.spools = spools;
    this.open = store.open();
    this.doors = doors;
    this.views = new ReaderViews(transactions, open);
    this.flags =
        new ReaderFlags(
            transactions, store.flags(), new OwnSeenStore(transactions, open, views), views);
    this.expunger = store.expunger();
    Transfers transfers = new Transfers(transactions, quotas, open, expunger);
    Appends appends = new Appends(store.deliveries(), quotas);
    this.tree = new VisibleTree(transactions, open, doors, tree, aliases, transfers);
    this.watches = new ReaderWatches(transactions, open, doors);
    this.placing = new MessagePlacing(doors, views, flags, transfers, appends);
    this.roots = new QuotaRoots(transactions, quotas, limiting, open, doors);
    this.annotations = new Annotations(transactions, open);
    this.access = access;
    this.aliases = aliases;
    this.stored = new StoredMessages(transactions, open, store.blobs(), summaries);
    this.news = new NewsReader(transactions);
    this.lending = new Lending(transactions, open, doors, stored, urlKeys);
    this.texts = texts;
  }

  @Override
  public Answer<List<MailboxEntry>> list(Caller caller) {
    return answer(caller, () -> tree.list(caller.account()));
  }

  @Override
  public Answer<MailboxStatus> status(Caller caller, MailboxName name) {
    return answer(caller, () -> tree.status(caller.account(), name));
  }

  @Override
  public Answer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses) {
    return answer(caller, () -> tree.create(caller.account(), name, uses));
  }

  @Override
  public Answer<Void> delete(Caller caller, MailboxName name) {
    return done(caller, () -> tree.delete(caller.account(), name));
  }

  @Override
  public Answer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    return done(caller, () -> tree.rename(caller.account(), from, to));
  }

  @Override
  public Answer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed) {
    return done(caller, () -> tree.subscribe(caller.account(), name, subscribed));
  }

  @Override
  public Answer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly) {
    return answer(caller, () -> open(caller.account(), name, readOnly));
  }

  /** A mailbox as one who has an account opens it. */
  OpenMailbox open(long reader, MailboxName name, boolean readOnly)
      throws SQLException, RefusedException {
    Place place = doors.named(reader, name, Right.READ);
    boolean writable = !readOnly && place.mayWrite();
    OpenMailboxes.Opened opened = open.open(place.owner(), place.name(), writable);
    place.requireSame(opened.view().mailbox());
    MailboxView view = views.of(place, opened.view(), reader);
    return new OpenMailbox(
        view,
        OpaqueIds.mailbox(view.mailbox()),
        place.rights(),
        writable,
        opened.recentFrom(),
        roots.isFull(place.owner()));
  }

  @Override
  public Answer<MailboxView> view(Caller caller, long mailbox) {
    return answer(
        caller,
        () -> views.of(doors.at(caller.account(), mailbox, Right.READ), mailbox, caller.account()));
  }

  @Override
  public Answer<MailboxState> state(Caller caller, long mailbox) {
    return answer(
        caller,
        () -> {
          Place place = doors.at(caller.account(), mailbox, Right.READ);
          return new MailboxState(views.of(place, mailbox, caller.account()), place.rights());
        });
  }

  @Override
  public Answer<Long> recentFrom(Caller caller, MailboxView view, boolean claim) {
    return answer(
        caller,
        () -> {
          Place place = doors.at(caller.account(), view.mailbox(), Right.READ);
          return open.recentFrom(place.owner(), view, claim);
        });
  }

  @Override
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return watches.watch(caller, mailbox, onChange);
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    return watches.watchAll(caller, onChange);
  }

  @Override
  public Watch watchFullness(Caller caller, Runnable onFull) {
    return watches.watchFullness(caller, onFull);
  }

  @Override
  public Watch watchFullness(Caller caller, long mailbox, Runnable onFull) {
    return watches.watchFullness(caller, mailbox, onFull);
  }

  @Override
  public Answer<AccountNews> news(Caller caller, Optional<NewsMark> since) {
    return answer(
        caller,
        () -> news.since(caller.account(), since).orElseThrow(RefusedException::noSuchMailbox));
  }

  @Override
  public Answer<SharedNews> newsOfShared(Caller caller, Optional<SharedMark> since) {
    return answer(caller, () -> tree.newsOfShared(caller.account(), since));
  }

  @Override
  public Answer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () -> stored.data(doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, uids));
  }

  @Override
  public Answer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () ->
            stored.summaries(
                doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, uids));
  }

  @Override
  public Answer<MessageOrder> order(Caller caller, long mailbox, ListOrder.By by) {
    return answer(
        caller,
        () -> stored.order(doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, by));
  }

  @Override
  public Answer<List<Preview>> previews(Caller caller, long mailbox, UidSet uids, boolean ready) {
    return answer(
        caller,
        () ->
            stored.previews(
                doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, uids, ready));
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
  public Answer<UidSet> mayContain(Caller caller, long mailbox, SearchArea area, String text) {
    return answer(
        caller,
        () -> {
          doors.at(caller.account(), mailbox, Right.READ);
          return texts.mayContain(mailbox, area, text);
        });
  }

  @Override
  public Answer<Ranking> rank(Caller caller, long mailbox, WordSearch search) {
    return answer(
        caller,
        () -> {
          doors.at(caller.account(), mailbox, Right.READ);
          return texts.rank(mailbox, search);
        });
  }

  @Override
  public Answer<Contents> contents(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () -> {
          long owner = doors.at(caller.account(), mailbox, Right.READ).owner();
          StoredMessages.Found found = stored.find(owner, mailbox, uids);
          return uid -> answer(caller, () -> found.open(uid));
        });
  }

  @Override
  public Answer<Optional<Content>> content(Caller caller, long mailbox, long uid) {
    return answer(
        caller,
        () ->
            stored
                .find(
                    doors.at(caller.account(), mailbox, Right.READ).owner(),
                    mailbox,
                    UidSet.of(uid))
                .open(uid));
  }

  @Override
  public Answer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags wanted,
      Optional<Long> unchangedSince) {
    return answer(
        caller,
        () -> {
          Place place = doors.at(caller.account(), mailbox, Right.READ);
          return flags.store(
              place,
              mailbox,
              caller.account(),
              uids,
              change,
              wanted,
              unchangedSince.orElse(Long.MAX_VALUE));
        });
  }

  @Override
  public Answer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return answer(caller, () -> placing.copy(caller.account(), mailbox, uids, target));
  }

  @Override
  public Answer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return answer(caller, () -> placing.move(caller.account(), mailbox, uids, target));
  }

  @Override
  public Answer<Placed> replace(
      Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    return answer(caller, () -> placing.replace(caller.account(), mailbox, uid, target, draft));
  }

  @Override
  public Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return answer(caller, () -> placing.append(caller.account(), name, drafts));
  }

  @Override
  public Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    return answer(
        caller,
        () ->
            expunger.expunge(
                doors.at(caller.account(), mailbox, Right.EXPUNGE).owner(), mailbox, only));
  }

  @Override
  public Answer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq) {
    return answer(
        caller,
        () -> {
          long owner = doors.at(caller.account(), mailbox, Right.READ).owner();
          IndexView view = open.view(owner, mailbox);
          return transactions.read(
              connection -> Vanished.since(connection, owner, view, sinceModseq));
        });
  }

  @Override
  public Answer<Quota> quota(Caller caller) {
    return answer(caller, () -> roots.of(caller.account()));
  }

  @Override
  public Answer<QuotaRoot> quotaRoot(Caller caller, MailboxName name) {
    return answer(caller, () -> roots.root(caller, name));
  }

  @Override
  public Answer<QuotaRoot> limit(Caller caller, Optional<MailboxName> root, QuotaLimits limits) {
    return answer(caller, () -> roots.limit(caller, root, limits));
  }

  @Override
  public Answer<Long> deletedOctets(Caller caller, MailboxName name) {
    return answer(caller, () -> roots.deletedOctets(caller.account(), name));
  }

  @Override
  public Answer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth) {
    return answer(
        caller,
        () -> {
          Optional<Place> place = annotated(caller, mailbox);
          return annotations.read(caller.account(), place, entries, depth);
        });
  }

  @Override
  public Answer<Void> annotate(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> changes) {
    return done(caller, () -> annotations.change(caller, annotated(caller, mailbox), changes));
  }

  private Optional<Place> annotated(Caller caller, Optional<MailboxName> mailbox)
      throws SQLException, RefusedException {
    // RFC 5464 §3.3: who sees a mailbox and reads it may read its entries, and write private ones.
    return mailbox.isPresent()
        ? Optional.of(
            doors.named(caller.account(), mailbox.get(), Right.LOOKUP).require(Right.READ))
        : Optional.empty();
  }

  @Override
  public long appendLimit(Caller caller) {
    return quotas.appendOctets();
  }

  @Override
  public Answer<AppendTerms> appendTerms(Caller caller, MailboxName name) {
    return answer(caller, () -> roots.terms(caller.account(), name));
  }

  @Override
  public Spool spool(Caller caller, long size) {
    return spools.open(size);
  }

  @Override
  public Answer<String> authorizeUrl(
      Caller caller, String owner, MailboxName mailbox, String rump) {
    return answer(caller, () -> lending.authorize(caller, owner, mailbox, rump));
  }

  @Override
  public Answer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox) {
    return answer(caller, () -> lending.reset(caller, mailbox));
  }

  @Override
  public Answer<Optional<LentMessage>> byUrl(Caller caller, MessageUrl url) {
    return answer(caller, () -> lending.find(caller, url));
  }

  @Override
  public Answer<List<AccessEntry>> accessList(Caller caller, MailboxName name) {
    return answer(caller, () -> access.read(caller.account(), name));
  }

  @Override
  public Answer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights) {
    return done(caller, () -> access.change(caller.account(), name, identifier, change, rights));
  }

  @Override
  public Answer<MailboxRights> requiredRights(
      Caller caller, MailboxName name, Identifier identifier) {
    return answer(caller, () -> access.required(caller.account(), name, identifier));
  }

  @Override
  public Answer<Void> alias(Caller caller, MailboxName name, MailboxName target) {
    return done(caller, () -> aliases.make(caller.account(), name, target));
  }

  @Override
  public Answer<List<AliasedMailbox>> aliases(Caller caller) {
    return answer(caller, () -> aliases.of(caller.account()));
  }

  @Override
  public Answer<MailboxRights> myRights(Caller caller, MailboxName name) {
    return answer(caller, () -> access.of(caller.account(), name));
  }
}
