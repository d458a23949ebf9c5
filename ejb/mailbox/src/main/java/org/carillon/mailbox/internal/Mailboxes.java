package org.carillon.mailbox.internal;

import static org.carillon.mailbox.internal.access.OperationAnswers.answer;
import static org.carillon.mailbox.internal.access.OperationAnswers.done;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Spools;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;
import org.carillon.contract.mailbox.quota.QuotaStep;
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
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.internal.access.Annotations;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.access.OperationAnswers;
import org.carillon.mailbox.internal.flagging.ReaderFlags;
import org.carillon.mailbox.internal.placing.Appends;
import org.carillon.mailbox.internal.placing.ItemAppends;
import org.carillon.mailbox.internal.placing.ItemRemovals;
import org.carillon.mailbox.internal.placing.MessagePlacing;
import org.carillon.mailbox.internal.placing.Transfers;
import org.carillon.mailbox.internal.quota.QuotaRoots;
import org.carillon.mailbox.internal.ruling.MailboxScripts;
import org.carillon.mailbox.internal.ruling.OwnScript;
import org.carillon.mailbox.internal.ruling.RuleActions;
import org.carillon.mailbox.internal.ruling.RuleEvents;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AliasChanges;
import org.carillon.mailbox.internal.tree.OwnMailboxTree;
import org.carillon.mailbox.internal.tree.VisibleTree;
import org.carillon.mailbox.ruling.MailboxEvent.Cause;
import org.carillon.mailbox.ruling.MailboxRules;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.store.changes.AccountChangeReader;
import org.carillon.store.flagging.ReaderFlagStore;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.RefusedException;

/** The mailboxes as users work with them, with the rights from {@link MailboxAuthorization}. */
final class Mailboxes extends ReadMailboxes {
  private final Quotas quotas;
  private final Spools spools;
  private final MailboxAuthorization authorization;
  private final VisibleTree tree;
  private final MailboxWatches watches;
  private final ReaderFlags flags;
  private final MessagePlacing placing;
  private final QuotaRoots roots;
  private final Annotations annotations;
  private final ReaderViews views;
  private final MailboxScripts scripts;
  private final OwnScript ownScript;
  private final RuleEvents ruled;
  private final AccessChanges access;
  private final AliasChanges aliases;
  private final UrlAuth urlAuth;
  private final AccountChangeReader changes;

  Mailboxes(
      StoreParts store,
      OpenedMailboxes opened,
      StoredMessages stored,
      TextIndex texts,
      Spools spools,
      MailboxTree tree,
      UrlKeys urlKeys,
      AccessChanges access,
      AliasChanges aliases,
      MailboxRules rules,
      CollectionItemPort items,
      FileLimits bounds) {
    super(opened, stored, texts);
    SqlTransactions transactions = store.transactions();
    OpenMailboxes open = store.open();
    ReaderViews views = opened.views();
    this.quotas = store.quotas();
    this.spools = spools;
    this.authorization = opened.authorization();
    this.roots = opened.roots();
    this.flags =
        new ReaderFlags(
            transactions, store.flags(), new ReaderFlagStore(transactions, open, views), views);
    Transfers transfers = new Transfers(transactions, quotas, open, store.expunger(), bounds);
    Appends appends = new Appends(store.deliveries(), quotas);
    this.tree = new VisibleTree(transactions, open, authorization, tree, aliases, transfers);
    this.watches = new MailboxWatches(transactions, open, authorization);
    this.placing =
        new MessagePlacing(
            authorization,
            views,
            flags,
            transfers,
            appends,
            new ItemAppends(transactions, appends, items, spools),
            new ItemRemovals(transactions, store.expunger(), items));
    this.annotations = new Annotations(transactions, open, authorization);
    this.views = views;
    this.scripts = new MailboxScripts(transactions);
    this.ownScript = new OwnScript(rules);
    this.ruled =
        new RuleEvents(
            rules,
            scripts,
            authorization,
            views,
            new RuleActions(transactions, placing, flags, spools, new RuleContents(stored)));
    this.access = access;
    this.aliases = aliases;
    this.changes = new AccountChangeReader(transactions);
    this.urlAuth = new UrlAuth(transactions, open, authorization, stored, urlKeys);
  }

  /** Returns accounts' own mailboxes, for components that file messages for accounts. */
  OwnMailboxes own() {
    return new OwnMailboxTree(tree, annotations);
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
    return done(
        caller,
        () -> {
          Runnable after = placing.deleting(caller.account(), name);
          tree.delete(caller.account(), name);
          after.run();
        });
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
  public Answer<AccountChanges> changes(Caller caller, Optional<AccountState> since) {
    return answer(
        caller,
        () -> changes.since(caller.account(), since).orElseThrow(RefusedException::noSuchMailbox));
  }

  @Override
  public Answer<SharedChanges> changesOfShared(Caller caller, Optional<SharedState> since) {
    return answer(caller, () -> tree.changesOfShared(caller.account(), since));
  }

  @Override
  public Answer<FlagsStored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags wanted,
      Optional<Long> unchangedSince) {
    return answer(
        caller,
        () -> {
          ResolvedMailbox place = authorization.at(caller.account(), mailbox, Right.READ);
          Optional<MailboxView> before = ruled.before(caller, place, mailbox);
          FlagsStored stored =
              flags.store(
                  place,
                  mailbox,
                  caller.account(),
                  uids,
                  change,
                  wanted,
                  unchangedSince.orElse(Long.MAX_VALUE));
          if (before.isEmpty()) {
            return stored;
          }
          ruled.flagged(caller, place, mailbox, uids, before.get());
          return new FlagsStored(views.of(place, mailbox, caller.account()), stored.modified());
        });
  }

  @Override
  public Answer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return placed(
        caller, Cause.COPY, target, () -> placing.copy(caller.account(), mailbox, uids, target));
  }

  @Override
  public Answer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return placed(
        caller, Cause.COPY, target, () -> placing.move(caller.account(), mailbox, uids, target));
  }

  @Override
  public Answer<Placed> replace(
      Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    return placed(
        caller,
        Cause.APPEND,
        target,
        () -> placing.replace(caller.account(), mailbox, uid, target, draft));
  }

  @Override
  public Answer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return placed(caller, Cause.APPEND, name, () -> placing.append(caller.account(), name, drafts));
  }

  /** Places messages in a mailbox. When they are there, the mailbox's rules are notified. */
  private Answer<Placed> placed(
      Caller caller, Cause cause, MailboxName target, OperationAnswers.Operation<Placed> placing) {
    Answer<Placed> answer = answer(caller, placing);
    if (answer instanceof Answer.Done<Placed>(Placed placed)) {
      ruled.placed(caller, cause, target, placed.target());
    }
    return answer;
  }

  @Override
  public Optional<String> scriptServer() {
    return ruled.server();
  }

  @Override
  public Answer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    return answer(caller, () -> placing.expunge(caller.account(), mailbox, only));
  }

  @Override
  public Answer<Quota> quota(Caller caller) {
    return answer(caller, () -> roots.of(caller.account()));
  }

  @Override
  public Answer<Optional<QuotaStep>> nearlyFull(Caller caller) {
    return answer(caller, () -> roots.nearlyFull(caller.account()));
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
    return answer(caller, () -> annotations.read(caller.account(), mailbox, entries, depth))
        .then(found -> ownScript.with(caller, mailbox, entries, depth, found));
  }

  @Override
  public Answer<Void> annotate(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> changes) {
    return ownScript
        .put(caller, mailbox, changes)
        .then(
            others ->
                others.isEmpty()
                    ? new Answer.Done<>(null)
                    : done(
                        caller,
                        () -> {
                          annotations.change(caller, mailbox, others);
                          scripts.changed(others);
                        }));
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
    return answer(caller, () -> urlAuth.authorize(caller, owner, mailbox, rump));
  }

  @Override
  public Answer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox) {
    return answer(caller, () -> urlAuth.reset(caller, mailbox));
  }

  @Override
  public Answer<Optional<UrlAuthMessage>> byUrl(Caller caller, MessageUrl url) {
    return answer(caller, () -> urlAuth.find(caller, url));
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
