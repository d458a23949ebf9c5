package org.carillon.protocol.memory;

import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;

/** The names of mailboxes in the memory store, and their changes; guarded by the store. */
final class MemoryTree {
  private final MemoryAccess access;
  private final Runnable tell;

  MemoryTree(MemoryAccess access, Runnable tell) {
    this.access = access;
    this.tell = tell;
  }

  Answer<String> create(Caller caller, MailboxName name, Set<SpecialUse> uses) {
    MemoryAccount account = access.account(caller);
    if (account.mailboxes.containsKey(name)) {
      return new Failed<>(MailboxFailure.alreadyExists(name));
    }
    for (var other : account.mailboxes.entrySet()) {
      for (SpecialUse use : uses) {
        if (other.getValue().uses.contains(use)) {
          return new Failed<>(MailboxFailure.useTaken(other.getKey()));
        }
      }
    }
    String above = name.parentPath();
    if (!above.isEmpty() && !account.mailboxes.containsKey(new MailboxName(above))) {
      create(caller, new MailboxName(above), Set.of());
    }
    MemoryMailbox made = account.make(name);
    made.uses.addAll(uses);
    tell.run();
    return new Done<>("M" + made.id);
  }

  Answer<Void> delete(Caller caller, MailboxName name) {
    if (name.isInbox()) {
      return new Failed<>(MailboxFailure.isProtected(name));
    }
    if (access.account(caller).mailboxes.remove(name) == null) {
      return MemoryAccess.none(name.path());
    }
    tell.run();
    return new Done<>(null);
  }

  Answer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    MemoryAccount account = access.account(caller);
    if (!account.mailboxes.containsKey(from)) {
      return MemoryAccess.none(from.path());
    }
    if (account.mailboxes.containsKey(to)) {
      return new Failed<>(MailboxFailure.alreadyExists(to));
    }
    for (MailboxName name : List.copyOf(account.mailboxes.keySet())) {
      if (name.equals(from) || name.isBelow(from)) {
        MailboxName moved =
            new MailboxName(to.path() + name.path().substring(from.path().length()));
        account.mailboxes.put(moved, account.mailboxes.remove(name));
      }
    }
    tell.run();
    return new Done<>(null);
  }

  Answer<Void> subscribe(Caller caller, MailboxName name, boolean subscribed) {
    if (subscribed) {
      access.account(caller).subscriptions.add(name);
    } else {
      access.account(caller).subscriptions.remove(name);
    }
    tell.run();
    return new Done<>(null);
  }
}
