package org.carillon.protocol.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxRights;
import org.carillon.contract.mailbox.Quota;
import org.carillon.contract.mailbox.SpecialUse;

/** An account of the memory store, with an INBOX and a Sent; guarded by the store. */
final class MemoryAccount {
  /** The first account, whose mailboxes have the lowest ids. */
  private static final long FIRST = 7;

  final long id;
  final Map<MailboxName, MemoryMailbox> mailboxes = new HashMap<>();
  final MemoryAnnotations annotations = new MemoryAnnotations();
  final MemoryNews news = new MemoryNews();
  final Set<MailboxName> subscriptions = new TreeSet<>();
  long modseq = 1;
  private long made;

  MemoryAccount(long id) {
    this.id = id;
    make(MailboxName.INBOX);
    make(new MailboxName("Sent")).uses.add(SpecialUse.SENT);
    subscriptions.add(MailboxName.INBOX);
  }

  MemoryMailbox make(MailboxName name) {
    MemoryMailbox mailbox = new MemoryMailbox(100 * (id - FIRST) + ++made, modseq);
    mailboxes.put(name, mailbox);
    return mailbox;
  }

  Quota quota() {
    long messages = 0;
    long octets = 0;
    for (MemoryMailbox mailbox : mailboxes.values()) {
      messages += mailbox.messages.size();
      octets += mailbox.octets();
    }
    return new Quota(
        new Quota.Resource(octets, 102_400),
        new Quota.Resource(messages, 10),
        new Quota.Resource(mailboxes.size(), 0));
  }

  /** Its mailboxes and subscriptions. */
  List<MailboxEntry> entries() {
    TreeSet<MailboxName> names = new TreeSet<>(mailboxes.keySet());
    names.addAll(subscriptions);
    names.removeIf(MailboxName::isOthers);
    names.remove(MailboxName.INBOX);
    List<MailboxEntry> entries = new ArrayList<>();
    entries.add(entry(MailboxName.INBOX));
    names.forEach(name -> entries.add(entry(name)));
    return entries;
  }

  private MailboxEntry entry(MailboxName name) {
    MemoryMailbox mailbox = mailboxes.get(name);
    return new MailboxEntry(
        mailbox == null ? 0 : mailbox.id,
        name,
        mailbox == null ? "" : "M" + mailbox.id,
        mailboxes.keySet().stream().anyMatch(other -> other.isBelow(name)),
        subscriptions.contains(name),
        mailbox == null ? Set.of() : mailbox.uses,
        mailbox == null ? MailboxRights.NONE : MailboxRights.ALL);
  }
}
