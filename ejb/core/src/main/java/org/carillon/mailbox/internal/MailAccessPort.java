package org.carillon.mailbox.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.carillon.contract.mailbox.MailboxState;
import org.carillon.contract.mailbox.MailboxStatus;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.MessageSummary;
import org.carillon.contract.mailbox.MessageUrl;
import org.carillon.contract.mailbox.NewsMark;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.Preview;
import org.carillon.contract.mailbox.Quota;
import org.carillon.contract.mailbox.QuotaLimits;
import org.carillon.contract.mailbox.QuotaRoot;
import org.carillon.contract.mailbox.Ranking;
import org.carillon.contract.mailbox.RightsChange;
import org.carillon.contract.mailbox.SearchArea;
import org.carillon.contract.mailbox.SharedMark;
import org.carillon.contract.mailbox.SharedNews;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.contract.mailbox.WordSearch;

/** The mailboxes for the listeners of the mail resource adapter. */
@MessageDriven(name = "MailAccess", messageListenerInterface = MailAccess.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailAccessPort implements MailAccess {
  @Inject MailAccess mailboxes;

  @Override
  public MailboxAnswer<List<MailboxEntry>> list(Caller caller) {
    return mailboxes.list(caller);
  }

  @Override
  public MailboxAnswer<MailboxStatus> status(Caller caller, MailboxName name) {
    return mailboxes.status(caller, name);
  }

  @Override
  public MailboxAnswer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses) {
    return mailboxes.create(caller, name, uses);
  }

  @Override
  public MailboxAnswer<Void> delete(Caller caller, MailboxName name) {
    return mailboxes.delete(caller, name);
  }

  @Override
  public MailboxAnswer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    return mailboxes.rename(caller, from, to);
  }

  @Override
  public MailboxAnswer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed) {
    return mailboxes.subscribe(caller, name, subscribed);
  }

  @Override
  public MailboxAnswer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly) {
    return mailboxes.open(caller, name, readOnly);
  }

  @Override
  public MailboxAnswer<MailboxView> view(Caller caller, long mailbox) {
    return mailboxes.view(caller, mailbox);
  }

  @Override
  public MailboxAnswer<MailboxState> state(Caller caller, long mailbox) {
    return mailboxes.state(caller, mailbox);
  }

  @Override
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return mailboxes.watch(caller, mailbox, onChange);
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    return mailboxes.watchAll(caller, onChange);
  }

  @Override
  public MailboxAnswer<AccountNews> news(Caller caller, Optional<NewsMark> since) {
    return mailboxes.news(caller, since);
  }

  @Override
  public MailboxAnswer<SharedNews> newsOfShared(Caller caller, Optional<SharedMark> since) {
    return mailboxes.newsOfShared(caller, since);
  }

  @Override
  public MailboxAnswer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    return mailboxes.messages(caller, mailbox, uids);
  }

  @Override
  public MailboxAnswer<UidSet> mayContain(
      Caller caller, long mailbox, SearchArea area, String text) {
    return mailboxes.mayContain(caller, mailbox, area, text);
  }

  @Override
  public MailboxAnswer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids) {
    return mailboxes.summaries(caller, mailbox, uids);
  }

  @Override
  public MailboxAnswer<List<Preview>> previews(
      Caller caller, long mailbox, UidSet uids, boolean ready) {
    return mailboxes.previews(caller, mailbox, uids, ready);
  }

  @Override
  public MailboxAnswer<Ranking> rank(Caller caller, long mailbox, WordSearch search) {
    return mailboxes.rank(caller, mailbox, search);
  }

  @Override
  public MailboxAnswer<Contents> contents(Caller caller, long mailbox, UidSet uids) {
    return mailboxes.contents(caller, mailbox, uids);
  }

  @Override
  public MailboxAnswer<Optional<Content>> content(Caller caller, long mailbox, long uid) {
    return mailboxes.content(caller, mailbox, uid);
  }

  @Override
  public MailboxAnswer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags wanted,
      Optional<Long> unchangedSince) {
    return mailboxes.store(caller, mailbox, uids, change, wanted, unchangedSince);
  }

  @Override
  public MailboxAnswer<Placed> copy(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return mailboxes.copy(caller, mailbox, uids, target);
  }

  @Override
  public MailboxAnswer<Placed> move(Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return mailboxes.move(caller, mailbox, uids, target);
  }

  @Override
  public MailboxAnswer<UidSet> expunge(Caller caller, long mailbox, Optional<UidSet> only) {
    return mailboxes.expunge(caller, mailbox, only);
  }

  @Override
  public MailboxAnswer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq) {
    return mailboxes.vanished(caller, mailbox, sinceModseq);
  }

  @Override
  public MailboxAnswer<Quota> quota(Caller caller) {
    return mailboxes.quota(caller);
  }

  @Override
  public MailboxAnswer<QuotaRoot> quotaRoot(Caller caller, MailboxName name) {
    return mailboxes.quotaRoot(caller, name);
  }

  @Override
  public MailboxAnswer<QuotaRoot> limit(
      Caller caller, Optional<MailboxName> root, QuotaLimits limits) {
    return mailboxes.limit(caller, root, limits);
  }

  @Override
  public MailboxAnswer<Long> deletedOctets(Caller caller, MailboxName name) {
    return mailboxes.deletedOctets(caller, name);
  }

  @Override
  public MailboxAnswer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth) {
    return mailboxes.annotations(caller, mailbox, entries, depth);
  }

  @Override
  public MailboxAnswer<Void> annotate(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> annotations) {
    return mailboxes.annotate(caller, mailbox, annotations);
  }

  @Override
  public long appendLimit(Caller caller) {
    return mailboxes.appendLimit(caller);
  }

  @Override
  public Spool spool(Caller caller, long size) {
    return mailboxes.spool(caller, size);
  }

  @Override
  public MailboxAnswer<Placed> replace(
      Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    return mailboxes.replace(caller, mailbox, uid, target, draft);
  }

  @Override
  public MailboxAnswer<String> authorizeUrl(
      Caller caller, String owner, MailboxName mailbox, String rump) {
    return mailboxes.authorizeUrl(caller, owner, mailbox, rump);
  }

  @Override
  public MailboxAnswer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox) {
    return mailboxes.resetUrls(caller, mailbox);
  }

  @Override
  public MailboxAnswer<Optional<LentMessage>> byUrl(Caller caller, MessageUrl url) {
    return mailboxes.byUrl(caller, url);
  }

  @Override
  public MailboxAnswer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return mailboxes.append(caller, name, drafts);
  }

  @Override
  public MailboxAnswer<List<AccessEntry>> accessList(Caller caller, MailboxName name) {
    return mailboxes.accessList(caller, name);
  }

  @Override
  public MailboxAnswer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights) {
    return mailboxes.grant(caller, name, identifier, change, rights);
  }

  @Override
  public MailboxAnswer<MailboxRights> requiredRights(
      Caller caller, MailboxName name, Identifier identifier) {
    return mailboxes.requiredRights(caller, name, identifier);
  }

  @Override
  public MailboxAnswer<Void> alias(Caller caller, MailboxName name, MailboxName target) {
    return mailboxes.alias(caller, name, target);
  }

  @Override
  public MailboxAnswer<List<AliasedMailbox>> aliases(Caller caller) {
    return mailboxes.aliases(caller);
  }

  @Override
  public MailboxAnswer<Boolean> isFull(Caller caller, long mailbox) {
    return mailboxes.isFull(caller, mailbox);
  }

  @Override
  public MailboxAnswer<MailboxRights> myRights(Caller caller, MailboxName name) {
    return mailboxes.myRights(caller, name);
  }
}
