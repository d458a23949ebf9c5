package org.carillon.protocol.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.carillon.contract.Watch;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaStep;

/** An account of the memory store, with its initial mailboxes; guarded by the store. */
final class MemoryAccount {
  /** The first account, whose mailboxes have the lowest ids. */
  private static final long FIRST = 7;

  final long id;
  final Map<MailboxName, MemoryMailbox> mailboxes = new HashMap<>();
  final MemoryAnnotations annotations = new MemoryAnnotations();
  final MemoryChanges changes = new MemoryChanges();
  final MemorySharedChanges changesOfShared = new MemorySharedChanges();
  final Set<MailboxName> subscriptions = new TreeSet<>();
  long modseq = 1;
  private long made;
  private final List<Runnable> fullnessWatchers = new CopyOnWriteArrayList<>();
  private Optional<QuotaLimits> limits = Optional.empty();

  MemoryAccount(long id) {
    this.id = id;
    make(MailboxName.INBOX);
    make(new MailboxName("Archive")).uses.add(SpecialUse.ARCHIVE);
    make(new MailboxName("Drafts")).uses.add(SpecialUse.DRAFTS);
    make(new MailboxName("Junk")).uses.add(SpecialUse.JUNK);
    make(new MailboxName("Sent")).uses.add(SpecialUse.SENT);
    make(new MailboxName("Trash")).uses.add(SpecialUse.TRASH);
    subscriptions.addAll(mailboxes.keySet());
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
        new Quota.Resource(
            octets, limits.map(QuotaLimits::octets).map(MemoryAccount::of).orElse(0L)),
        new Quota.Resource(
            messages, limits.map(QuotaLimits::messages).map(MemoryAccount::of).orElse(0L)),
        new Quota.Resource(
            mailboxes.size(),
            limits.map(QuotaLimits::mailboxes).map(MemoryAccount::of).orElse(0L)));
  }

  private static long of(OptionalLong limit) {
    return limit.orElse(0);
  }

  void limit(QuotaLimits set) {
    limits = Optional.of(set);
  }

  /** Returns whether the addition is within the limits. */
  boolean admits(long messages, long octets) {
    Quota now = quota();
    return limits.isEmpty() || within(now.messages(), messages) && within(now.octets(), octets);
  }

  /** The number of messages it has room for, at most a thousand. */
  long room() {
    return LongStream.rangeClosed(1, 1000).takeWhile(messages -> admits(messages, 0)).count();
  }

  long roomOctets() {
    Quota.Resource octets = quota().octets();
    if (limits.isPresent() && quota().messages().isReached()) {
      return 0;
    }
    return limits.isEmpty() || octets.limit() == 0
        ? Long.MAX_VALUE
        : Math.max(0, octets.limit() - octets.used());
  }

  /** Its owner is warned at 90 %. */
  Optional<QuotaStep> nearlyFull() {
    Quota now = quota();
    long percent = Math.max(percent(now.messages()), percent(now.octets()));
    return percent < 90
        ? Optional.empty()
        : Optional.of(new QuotaStep(percent, percent < 100 ? 90 : 100));
  }

  private static long percent(Quota.Resource resource) {
    return resource.limit() == 0 ? 0 : 100 * resource.used() / resource.limit();
  }

  boolean isFull() {
    return !admits(1, 1);
  }

  /** Notes that mail has filled it. */
  void filled() {
    fullnessWatchers.forEach(Runnable::run);
  }

  Watch watchFullness(Runnable onFull) {
    fullnessWatchers.add(onFull);
    return () -> fullnessWatchers.remove(onFull);
  }

  private static boolean within(Quota.Resource resource, long more) {
    return resource.limit() == 0 || resource.used() + more <= resource.limit();
  }

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
