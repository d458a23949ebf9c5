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
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxStatus;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;

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
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return mailboxes.watch(caller, mailbox, onChange);
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    return mailboxes.watchAll(caller, onChange);
  }

  @Override
  public MailboxAnswer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    return mailboxes.messages(caller, mailbox, uids);
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
  public long appendLimit(Caller caller) {
    return mailboxes.appendLimit(caller);
  }

  @Override
  public Spool spool(Caller caller, long size) {
    return mailboxes.spool(caller, size);
  }

  @Override
  public MailboxAnswer<Placed> append(Caller caller, MailboxName name, List<Draft> drafts) {
    return mailboxes.append(caller, name, drafts);
  }
}
