package org.carillon.protocol.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Answer.Failed;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;

/** Messages of the memory store shared by URLs; guarded by the store. */
final class MemoryLending {
  private final MemoryAccess access;
  private final MemoryUrls urls = new MemoryUrls();

  MemoryLending(MemoryAccess access) {
    this.access = access;
  }

  Answer<String> authorize(Caller caller, String owner, MailboxName mailbox, String rump) {
    if (caller.account() != MemoryAccess.idOf(owner)) {
      return new Failed<>(MailboxFailure.notPermitted("This mailbox belongs to another account"));
    }
    MemoryMailbox found = access.account(caller).mailboxes.get(mailbox);
    return found == null ? MemoryAccess.none(mailbox.path()) : new Done<>(urls.token(found, rump));
  }

  Answer<Void> reset(Caller caller, Optional<MailboxName> mailbox) {
    Map<MailboxName, MemoryMailbox> own = access.account(caller).mailboxes;
    if (mailbox.isPresent() && !own.containsKey(mailbox.get())) {
      return MemoryAccess.none(mailbox.get().path());
    }
    mailbox
        .map(name -> List.of(own.get(name)))
        .orElse(List.copyOf(own.values()))
        .forEach(urls::reset);
    return new Done<>(null);
  }

  Answer<Optional<UrlAuthMessage>> byUrl(Caller caller, MessageUrl url) {
    MemoryMailbox mailbox =
        access.account(MemoryAccess.idOf(url.owner())).mailboxes.get(url.mailbox());
    if (mailbox == null
        || url.reader().filter(who -> MemoryAccess.idOf(who) != caller.account()).isPresent()
        || url.uidValidity().isPresent() && url.uidValidity().getAsLong() != mailbox.uidValidity()
        || !urls.token(mailbox, url.rump()).equals(url.token())) {
      return new Done<>(Optional.empty());
    }
    return new Done<>(
        Optional.ofNullable(mailbox.messages.get(url.uid()))
            .map(lent -> new UrlAuthMessage(lent.data(url.uid()), Content.of(lent.content))));
  }
}
