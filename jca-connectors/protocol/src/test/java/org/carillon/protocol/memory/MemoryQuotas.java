package org.carillon.protocol.memory;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;

/** The limits of accounts in the memory store, and the right to set them; guarded by the store. */
record MemoryQuotas(MemoryAccess access) {

  Answer<QuotaRoot> root(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.READ)) {
      return access.refused(caller, mailbox, name);
    }
    MemoryAccount owner = access.owner(mailbox);
    return new Done<>(
        new QuotaRoot(owner.id == caller.account() ? "" : name.account(), owner.quota()));
  }

  private boolean sees(Caller caller, long owner) {
    return access.account(owner).mailboxes.values().stream()
        .anyMatch(mailbox -> access.of(caller, mailbox).has(Right.LOOKUP));
  }

  Answer<QuotaRoot> limit(Caller caller, Optional<MailboxName> root, QuotaLimits limits) {
    long owner = root.map(name -> MemoryAccess.idOf(name.account())).orElse(caller.account());
    if (owner == 0 || !caller.administersServer() && !sees(caller, owner)) {
      return MemoryAccess.none(root.get().path());
    }
    if (!caller.administersServer()) {
      return new Failed<>(MailboxFailure.notPermitted("You do not administer it"));
    }
    access.account(owner).limit(limits);
    return new Done<>(
        new QuotaRoot(root.map(MailboxName::account).orElse(""), access.account(owner).quota()));
  }
}
