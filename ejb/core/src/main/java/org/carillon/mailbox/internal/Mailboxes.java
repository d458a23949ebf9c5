package org.carillon.mailbox.internal;

import static org.carillon.mailbox.internal.Answers.answer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.AccessEntry;
import org.carillon.contract.mailbox.AccountNews;
import org.carillon.contract.mailbox.AliasedMailbox;
import org.carillon.contract.mailbox.Annotation;
import org.carillon.contract.mailbox.Contents;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.Identifier;
import org.carillon.contract.mailbox.LentMessage;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxRights;
import org.carillon.contract.mailbox.MailboxStatus;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.MessageSummary;
import org.carillon.contract.mailbox.MessageUrl;
import org.carillon.contract.mailbox.NewsMark;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.Preview;
import org.carillon.contract.mailbox.Quota;
import org.carillon.contract.mailbox.QuotaLimits;
import org.carillon.contract.mailbox.QuotaRoot;
import org.carillon.contract.mailbox.Ranking;
import org.carillon.contract.mailbox.Right;
import org.carillon.contract.mailbox.RightsChange;
import org.carillon.contract.mailbox.SearchArea;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.contract.mailbox.WordSearch;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.internal.sharing.FolderAliases;
import org.carillon.mailbox.internal.sharing.Person;
import org.carillon.mailbox.internal.sharing.SharedMailbox;
import org.carillon.mailbox.internal.sharing.SharedMailboxes;

/**
 * The mailboxes as people work with them: each operation asks at the {@link Doors} whether it may
 * be done, and whose mailbox it is done to.
 */
final class Mailboxes implements MailAccess {
  /** How many mailboxes of others are watched together with one's own. */
  private static final int MOST_WATCHED = 500;

  /** Of how many mailboxes what LIST tells is kept: some ten megabytes. */
  private static final int LISTED = 40_000;

  private final KeptLists lists = new KeptLists(LISTED);
  private final SqlTransactions transactions;
  private final Quotas quotas;
  private final Spools spools;
  private final OpenMailboxes open;
  private final Doors doors;
  private final MailboxTree tree;
  private final ReaderViews views;
  private final ReaderFlags flags;
  private final Transfers transfers;
  private final Expunger expunger;
  private final Appends appends;
  private final Annotations annotations;
  private final AccessChanges access;
  private final AliasChanges aliases;
  private final StoredMessages stored;
  private final Lending lending;
  private final NewsReader news;
  private final TextIndex texts;

  Mailboxes(
      SqlTransactions transactions,
      Quotas quotas,
      Spools spools,
      Blobs blobs,
      OpenMailboxes open,
      Doors doors,
      MailboxTree tree,
      Expunger expunger,
      FlagCombiner combiner,
      Appends appends,
      TextIndex texts,
      UrlKeys urlKeys,
      Summaries summaries,
      AccessChanges access,
      AliasChanges aliases) {
    this.transactions = transactions;
    this.quotas = quotas;
    this.spools = spools;
    this.open = open;
    this.doors = doors;
    this.tree = tree;
    this.views = new ReaderViews(transactions, open);
    this.flags = new ReaderFlags(transactions, new FlagStore(transactions, open, combiner), views);
    this.transfers = new Transfers(transactions, quotas, open, expunger);
    this.expunger = expunger;
    this.appends = appends;
    this.annotations = new Annotations(transactions, open);
    this.access = access;
    this.aliases = aliases;
    this.stored = new StoredMessages(transactions, open, blobs, summaries);
    this.news = new NewsReader(transactions);
    this.lending = new Lending(transactions, open, doors, stored, urlKeys);
    this.texts = texts;
  }

  @Override
  public MailboxAnswer<List<MailboxEntry>> list(Caller caller) {
    return answer(
        caller,
        () -> {
          Person person = doors.person(caller.account());
          return transactions.read(
              connection -> {
                List<SharedMailbox> shared = SharedMailboxes.visibleTo(connection, person);
                return shared.isEmpty()
                    ? lists.of(connection, caller.account())
                    : MailboxList.of(
                        connection,
                        caller.account(),
                        shared,
                        (owner, own) -> doors.name(person, owner, own),
                        FolderAliases.read(connection, caller.account()));
              });
        });
  }

  @Override
  public MailboxAnswer<MailboxStatus> status(Caller caller, MailboxName name) {
    return answer(
        caller,
        () -> {
          Place place = doors.named(caller.account(), name, Right.READ);
          return transactions.read(
              connection -> MailboxList.status(connection, place, caller.account()));
        });
  }

  @Override
  public MailboxAnswer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses) {
    return answer(
        caller,
        () -> {
          Place place = doors.below(caller.account(), name);
          return OpaqueIds.mailbox(tree.create(place.owner(), place.name(), uses));
        });
  }

  @Override
  public MailboxAnswer<Void> delete(Caller caller, MailboxName name) {
    return answer(
        caller,
        () -> {
          if (!aliases.end(caller.account(), name)) {
            Place place = doors.named(caller.account(), name, Right.DELETE_MAILBOX);
            tree.remove(place.owner(), place.name());
          }
          return null;
        });
  }

  @Override
  public MailboxAnswer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    return answer(
        caller,
        () -> {
          Place place = doors.named(caller.account(), from, Right.DELETE_MAILBOX);
          Place target = doors.below(caller.account(), to);
          if (place.owner() != target.owner()) {
            throw new Hindrance(
                new Obstacle.BadName(to, "A mailbox can't be renamed into another account."));
          }
          if (!place.name().isInbox()) {
            tree.rename(place.owner(), place.name(), target.name());
          } else if (place.owner() == caller.account()) {
            renameInbox(place.owner(), target.name());
          } else {
            throw new Hindrance(new Obstacle.Protected(from));
          }
          return null;
        });
  }

  private void renameInbox(long account, MailboxName to) throws SQLException, Hindrance {
    tree.create(account, to, Set.of());
    long inbox =
        transactions
            .read(connection -> MailRows.mailbox(connection, account, MailboxName.INBOX.path()))
            .orElseThrow(() -> Hindrance.noSuchMailbox(MailboxName.INBOX))
            .id;
    transfers.move(
        new Transfers.Way(account, inbox, account, to, -1, open.view(account, inbox)),
        UidSet.range(1, Long.MAX_VALUE));
  }

  @Override
  public MailboxAnswer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed) {
    return answer(
        caller,
        () ->
            tree.subscribe(caller.account(), doors.canonical(caller.account(), name), subscribed));
  }

  @Override
  public MailboxAnswer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly) {
    return answer(
        caller,
        () -> {
          Place place = doors.named(caller.account(), name, Right.READ);
          boolean writable = !readOnly && place.mayWrite();
          OpenMailboxes.Opened opened = open.open(place.owner(), place.name(), writable);
          MailboxView view = views.of(place, opened.view(), caller.account());
          return new OpenMailbox(
              view,
              OpaqueIds.mailbox(view.mailbox()),
              place.rights(),
              writable,
              opened.recentFrom());
        });
  }

  @Override
  public MailboxAnswer<MailboxView> view(Caller caller, long mailbox) {
    return answer(
        caller,
        () -> views.of(doors.at(caller.account(), mailbox, Right.READ), mailbox, caller.account()));
  }

  @Override
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return switch (answer(caller, () -> doors.at(caller.account(), mailbox, Right.READ).owner())) {
      case MailboxAnswer.Done(Long owner) -> open.watch(owner, mailbox, onChange);
      // Whoever watches asks for the view too, and hears there why not.
      case MailboxAnswer.Hindered(_) -> () -> {};
    };
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    List<Watch> watches = new ArrayList<>();
    watches.add(open.watchAll(caller.account(), onChange));
    switch (answer(caller, () -> readable(doors.person(caller.account())))) {
      case MailboxAnswer.Done(List<SharedMailbox> shared) ->
          shared.forEach(
              mailbox -> watches.add(open.watch(mailbox.owner(), mailbox.id(), onChange)));
      // One's own are watched all the same.
      case MailboxAnswer.Hindered(_) -> {}
    }
    return () -> watches.forEach(Watch::close);
  }

  private List<SharedMailbox> readable(Person person) throws SQLException {
    return transactions.read(connection -> SharedMailboxes.visibleTo(connection, person)).stream()
        .filter(mailbox -> mailbox.rights().has(Right.READ))
        .limit(MOST_WATCHED)
        .toList();
  }

  @Override
  public MailboxAnswer<AccountNews> news(Caller caller, Optional<NewsMark> since) {
    return answer(caller, () -> news.since(caller.account(), since));
  }

  @Override
  public MailboxAnswer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () -> stored.data(doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, uids));
  }

  @Override
  public MailboxAnswer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () ->
            stored.summaries(
                doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, uids));
  }

  @Override
  public MailboxAnswer<List<Preview>> previews(
      Caller caller, long mailbox, UidSet uids, boolean ready) {
    return answer(
        caller,
        () ->
            stored.previews(
                doors.at(caller.account(), mailbox, Right.READ).owner(), mailbox, uids, ready));
  }

  @Override
  public MailboxAnswer<UidSet> mayContain(
      Caller caller, long mailbox, SearchArea area, String text) {
    return answer(
        caller,
        () -> {
          doors.at(caller.account(), mailbox, Right.READ);
          return texts.mayContain(mailbox, area, text);
        });
  }

  @Override
  public MailboxAnswer<Ranking> rank(Caller caller, long mailbox, WordSearch search) {
    return answer(
        caller,
        () -> {
          doors.at(caller.account(), mailbox, Right.READ);
          return texts.rank(mailbox, search);
        });
  }

  @Override
  public MailboxAnswer<Contents> contents(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () -> {
          long owner = doors.at(caller.account(), mailbox, Right.READ).owner();
          StoredMessages.Found found = stored.find(owner, mailbox, uids);
          return uid -> answer(caller, () -> found.open(uid));
        });
  }

  @Override
  public MailboxAnswer<Optional<Content>> content(Caller caller, long mailbox, long uid) {
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
  public MailboxAnswer<Stored> store(
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
  public MailboxAnswer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return answer(
        caller,
        () -> {
          Place from = doors.at(caller.account(), mailbox, Right.READ);
          Place to = doors.named(caller.account(), target, Right.INSERT);
          Transfers.Way way = way(caller, from, mailbox, to);
          Placed placed = transfers.copy(way, uids);
          flags.transferred(to, caller.account(), way.shown(), placed);
          return placed;
        });
  }

  /** A mailbox from which messages are to go. */
  private Place source(Caller caller, long mailbox) throws SQLException, Hindrance {
    return doors
        .at(caller.account(), mailbox, Right.READ)
        .require(Right.DELETE_MESSAGES)
        .require(Right.EXPUNGE);
  }

  @Override
  public MailboxAnswer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return answer(
        caller,
        () -> {
          // RFC 6851 §3.3: as if it were COPY, STORE and EXPUNGE.
          Place from = source(caller, mailbox);
          Place to = doors.named(caller.account(), target, Right.INSERT);
          Transfers.Way way = way(caller, from, mailbox, to);
          Placed placed = transfers.move(way, uids);
          flags.transferred(to, caller.account(), way.shown(), placed);
          return placed;
        });
  }

  private Transfers.Way way(Caller caller, Place from, long mailbox, Place to)
      throws SQLException, Hindrance {
    return new Transfers.Way(
        from.owner(),
        mailbox,
        to.owner(),
        to.name(),
        FlagRights.mask(to.common().rights()),
        views.of(from, mailbox, caller.account()));
  }

  @Override
  public MailboxAnswer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    return answer(
        caller,
        () ->
            expunger.expunge(
                doors.at(caller.account(), mailbox, Right.EXPUNGE).owner(), mailbox, only));
  }

  @Override
  public MailboxAnswer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq) {
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
  public MailboxAnswer<Quota> quota(Caller caller) {
    return answer(
        caller,
        () -> transactions.read(connection -> QuotaUse.of(connection, caller.account(), quotas)));
  }

  @Override
  public MailboxAnswer<QuotaRoot> quotaRoot(Caller caller, MailboxName name) {
    return answer(
        caller,
        () -> {
          long owner = rootOf(caller, name);
          return root(caller, owner);
        });
  }

  /** Administrators see what they may change. */
  private long rootOf(Caller caller, MailboxName name) throws SQLException, Hindrance {
    if (name.own().path().isEmpty()) {
      Optional<Person> owner = doors.owner(caller.account(), name);
      if (owner.isPresent() && caller.administersDomain(owner.get().domain())) {
        return owner.get().account();
      }
    }
    return doors.accountOf(caller.account(), name);
  }

  private QuotaRoot root(Caller caller, long owner) throws SQLException, Hindrance {
    Quota quota = transactions.read(connection -> QuotaUse.of(connection, owner, quotas));
    return new QuotaRoot(doors.nameOf(caller.account(), owner), quota);
  }

  @Override
  public MailboxAnswer<QuotaRoot> limit(
      Caller caller, Optional<MailboxName> root, QuotaLimits limits) {
    return answer(
        caller,
        () -> {
          long owner = root.isPresent() ? rootOf(caller, root.get()) : caller.account();
          quotas.limit(caller, doors.person(owner), limits);
          return root(caller, owner);
        });
  }

  @Override
  public MailboxAnswer<Long> deletedOctets(Caller caller, MailboxName name) {
    return answer(
        caller,
        () -> {
          Place place = doors.named(caller.account(), name, Right.READ);
          MailboxRow row =
              transactions
                  .read(
                      connection ->
                          MailRows.mailbox(connection, place.owner(), place.name().path()))
                  .orElseThrow(() -> Hindrance.noSuchMailbox(name));
          IndexView view = open.view(place.owner(), row.id, row.modseq);
          return transactions.read(connection -> QuotaUse.deletedOctets(connection, view));
        });
  }

  @Override
  public MailboxAnswer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth) {
    return answer(
        caller,
        () -> {
          Optional<Place> place = annotated(caller, mailbox);
          return annotations.read(caller.account(), place, entries, depth);
        });
  }

  @Override
  public MailboxAnswer<Void> annotate(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> changes) {
    return answer(
        caller,
        () -> {
          Optional<Place> place = annotated(caller, mailbox);
          annotations.change(caller, place, changes);
          return null;
        });
  }

  private Optional<Place> annotated(Caller caller, Optional<MailboxName> mailbox)
      throws SQLException, Hindrance {
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
  public Spool spool(Caller caller, long size) {
    return spools.open(size);
  }

  @Override
  public MailboxAnswer<Placed> replace(
      Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    return answer(
        caller,
        () -> {
          // As if it were APPEND, STORE and EXPUNGE (RFC 8508 §3.5).
          Place from = source(caller, mailbox);
          Place to = doors.named(caller.account(), target, Right.INSERT);
          Replaced old = new Replaced(from.owner(), mailbox, uid);
          Placed placed = appends.replace(to.common(), old, draft);
          flags.appended(to, caller.account(), List.of(draft), placed);
          return placed;
        });
  }

  @Override
  public MailboxAnswer<String> authorizeUrl(
      Caller caller, String owner, MailboxName mailbox, String rump) {
    return answer(caller, () -> lending.authorize(caller, owner, mailbox, rump));
  }

  @Override
  public MailboxAnswer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox) {
    return answer(caller, () -> lending.reset(caller, mailbox));
  }

  @Override
  public MailboxAnswer<Optional<LentMessage>> byUrl(Caller caller, MessageUrl url) {
    return answer(caller, () -> lending.find(caller, url));
  }

  @Override
  public MailboxAnswer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return answer(
        caller, () -> append(caller, doors.named(caller.account(), name, Right.INSERT), drafts));
  }

  private Placed append(Caller caller, Place place, List<Draft> drafts)
      throws SQLException, IOException, Hindrance {
    Placed placed = appends.append(place.common(), drafts);
    flags.appended(place, caller.account(), drafts, placed);
    return placed;
  }

  @Override
  public MailboxAnswer<List<AccessEntry>> accessList(Caller caller, MailboxName name) {
    return answer(caller, () -> access.read(caller.account(), name));
  }

  @Override
  public MailboxAnswer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights) {
    return answer(
        caller,
        () -> {
          access.change(caller.account(), name, identifier, change, rights);
          return null;
        });
  }

  @Override
  public MailboxAnswer<MailboxRights> requiredRights(
      Caller caller, MailboxName name, Identifier identifier) {
    return answer(caller, () -> access.required(caller.account(), name, identifier));
  }

  @Override
  public MailboxAnswer<Void> alias(Caller caller, MailboxName name, MailboxName target) {
    return answer(
        caller,
        () -> {
          aliases.make(caller.account(), name, target);
          return null;
        });
  }

  @Override
  public MailboxAnswer<List<AliasedMailbox>> aliases(Caller caller) {
    return answer(caller, () -> aliases.of(caller.account()));
  }

  @Override
  public MailboxAnswer<MailboxRights> rightsOn(Caller caller, long mailbox) {
    return answer(caller, () -> doors.at(caller.account(), mailbox, Right.READ).rights());
  }

  @Override
  public MailboxAnswer<MailboxRights> myRights(Caller caller, MailboxName name) {
    return answer(caller, () -> access.of(caller.account(), name));
  }
}
