package org.carillon.protocol.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxAnswer.Done;
import org.carillon.contract.mailbox.MailboxAnswer.Hindered;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxStatus;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.format.mime.Outline;

/**
 * Mailboxes in memory that behave as the contract says, for protocol tests. Every account has an
 * INBOX and a Sent; one lock guards all.
 */
public final class MemoryMail implements MailAccess {
  /** The largest message taken. */
  public static final long APPEND_LIMIT = 1_000_000;

  private final Map<Long, Account> accounts = new HashMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private long spoolRoom = Long.MAX_VALUE;
  private boolean away;
  private boolean damaged;

  private static final class Account {
    private final Map<MailboxName, MemoryMailbox> mailboxes = new HashMap<>();
    private final Set<MailboxName> subscriptions = new TreeSet<>();
    private long modseq = 1;
    private long lastId;

    private Account() {
      make(MailboxName.INBOX);
      make(new MailboxName("Sent")).uses.add(SpecialUse.SENT);
      subscriptions.add(MailboxName.INBOX);
    }

    private MemoryMailbox make(MailboxName name) {
      MemoryMailbox mailbox = new MemoryMailbox(++lastId, modseq);
      mailboxes.put(name, mailbox);
      return mailbox;
    }

    private Optional<MemoryMailbox> byId(long id) {
      return mailboxes.values().stream().filter(m -> m.id == id).findFirst();
    }
  }

  private Account account(Caller caller) {
    return accounts.computeIfAbsent(caller.account(), id -> new Account());
  }

  /** Lets a spool take only so many octets. */
  public synchronized void spoolRoom(long octets) {
    spoolRoom = octets;
  }

  /** Lets every answer be that the store is away. */
  public synchronized void away(boolean is) {
    away = is;
  }

  /** Lets every content fail when it is read. */
  public synchronized void damaged(boolean is) {
    damaged = is;
  }

  private <T> MailboxAnswer<T> none(String name) {
    return new Hindered<>(new Obstacle.NoSuchMailbox(new MailboxName(name)));
  }

  private void tell() {
    watchers.forEach(Runnable::run);
  }

  @Override
  public synchronized MailboxAnswer<List<MailboxEntry>> list(Caller caller) {
    Account account = account(caller);
    TreeSet<MailboxName> names = new TreeSet<>(account.mailboxes.keySet());
    names.addAll(account.subscriptions);
    List<MailboxEntry> entries = new ArrayList<>();
    names.remove(MailboxName.INBOX);
    entries.add(entry(account, MailboxName.INBOX));
    names.forEach(name -> entries.add(entry(account, name)));
    return new Done<>(entries);
  }

  private static MailboxEntry entry(Account account, MailboxName name) {
    MemoryMailbox mailbox = account.mailboxes.get(name);
    return new MailboxEntry(
        mailbox == null ? 0 : mailbox.id,
        name,
        mailbox == null ? "" : "M" + mailbox.id,
        account.mailboxes.keySet().stream().anyMatch(other -> other.isBelow(name)),
        account.subscriptions.contains(name),
        mailbox == null ? Set.of() : mailbox.uses);
  }

  @Override
  public synchronized MailboxAnswer<MailboxStatus> status(Caller caller, MailboxName name) {
    if (away) {
      return new Hindered<>(new Obstacle.Later("away"));
    }
    MemoryMailbox mailbox = account(caller).mailboxes.get(name);
    if (mailbox == null) {
      return none(name.path());
    }
    return new Done<>(
        new MailboxStatus(
            "M" + mailbox.id,
            mailbox.messages.size(),
            mailbox.messages.tailMap(mailbox.recentFrom).size(),
            mailbox.messages.values().stream().filter(m -> !Flag.SEEN.in(m.flags)).count(),
            mailbox.messages.values().stream().filter(m -> Flag.DELETED.in(m.flags)).count(),
            mailbox.messages.values().stream().mapToLong(m -> m.content.length).sum(),
            mailbox.uidNext,
            mailbox.uidValidity(),
            mailbox.highestModseq));
  }

  @Override
  public synchronized MailboxAnswer<String> create(
      Caller caller, MailboxName name, Set<SpecialUse> uses) {
    Account account = account(caller);
    if (account.mailboxes.containsKey(name)) {
      return new Hindered<>(new Obstacle.AlreadyExists(name));
    }
    String above = name.parentPath();
    if (!above.isEmpty() && !account.mailboxes.containsKey(new MailboxName(above))) {
      create(caller, new MailboxName(above), Set.of());
    }
    MemoryMailbox made = account.make(name);
    made.uses.addAll(uses);
    return new Done<>("M" + made.id);
  }

  @Override
  public synchronized MailboxAnswer<Void> delete(Caller caller, MailboxName name) {
    if (name.isInbox()) {
      return new Hindered<>(new Obstacle.Protected(name));
    }
    if (account(caller).mailboxes.remove(name) == null) {
      return none(name.path());
    }
    tell();
    return new Done<>(null);
  }

  @Override
  public synchronized MailboxAnswer<Void> rename(Caller caller, MailboxName from, MailboxName to) {
    Account account = account(caller);
    if (!account.mailboxes.containsKey(from)) {
      return none(from.path());
    }
    if (account.mailboxes.containsKey(to)) {
      return new Hindered<>(new Obstacle.AlreadyExists(to));
    }
    for (MailboxName name : List.copyOf(account.mailboxes.keySet())) {
      if (name.equals(from) || name.isBelow(from)) {
        MailboxName moved =
            new MailboxName(to.path() + name.path().substring(from.path().length()));
        account.mailboxes.put(moved, account.mailboxes.remove(name));
      }
    }
    return new Done<>(null);
  }

  @Override
  public synchronized MailboxAnswer<Void> subscribe(
      Caller caller, MailboxName name, boolean subscribed) {
    if (subscribed) {
      account(caller).subscriptions.add(name);
    } else {
      account(caller).subscriptions.remove(name);
    }
    return new Done<>(null);
  }

  @Override
  public synchronized MailboxAnswer<OpenMailbox> open(
      Caller caller, MailboxName name, boolean readOnly) {
    MemoryMailbox mailbox = account(caller).mailboxes.get(name);
    if (mailbox == null) {
      return none(name.path());
    }
    OpenMailbox open =
        new OpenMailbox(mailbox.view(), "M" + mailbox.id, !readOnly, mailbox.recentFrom);
    if (!readOnly) {
      mailbox.recentFrom = mailbox.uidNext;
    }
    return new Done<>(open);
  }

  @Override
  public synchronized MailboxAnswer<MailboxView> view(Caller caller, long mailbox) {
    return account(caller)
        .byId(mailbox)
        .<MailboxAnswer<MailboxView>>map(m -> new Done<>(m.view()))
        .orElseGet(() -> none("?"));
  }

  @Override
  public Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return watchAll(caller, onChange);
  }

  @Override
  public Watch watchAll(Caller caller, Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  @Override
  public synchronized MailboxAnswer<List<MessageData>> messages(
      Caller caller, long mailbox, UidSet uids) {
    if (uids.count() > 1000) {
      throw new IllegalArgumentException("Callers page");
    }
    Optional<MemoryMailbox> found = account(caller).byId(mailbox);
    if (found.isEmpty()) {
      return none("?");
    }
    List<MessageData> all = new ArrayList<>();
    uids.forEach(
        uid -> {
          MemoryMailbox.Message message = found.get().messages.get(uid);
          if (message != null) {
            all.add(
                new MessageData(
                    uid,
                    message.content.length,
                    message.prefix,
                    message.internalDate,
                    Instant.EPOCH,
                    "E" + uid,
                    "T" + uid,
                    message.outline));
          }
        });
    return new Done<>(all);
  }

  @Override
  public synchronized MailboxAnswer<Optional<Content>> content(
      Caller caller, long mailbox, long uid) {
    return new Done<>(
        account(caller)
            .byId(mailbox)
            .map(m -> m.messages.get(uid))
            .map(message -> damaged ? new DamagedContent() : new MemoryContent(message.content)));
  }

  @Override
  public synchronized MailboxAnswer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince) {
    Account account = account(caller);
    Optional<MemoryMailbox> found = account.byId(mailbox);
    if (found.isEmpty()) {
      return none("?");
    }
    MemoryMailbox box = found.get();
    long word = box.word(flags);
    long modseq = ++account.modseq;
    UidSet.Builder modified = new UidSet.Builder();
    uids.forEach(
        uid -> {
          MemoryMailbox.Message message = box.messages.get(uid);
          if (message == null) {
            return;
          }
          if (unchangedSince.isPresent() && message.modseq > unchangedSince.get()) {
            modified.add(uid);
            return;
          }
          long after = MemoryMailbox.apply(change, message.flags, word);
          if (after != message.flags) {
            message.flags = after;
            message.modseq = modseq;
          }
        });
    box.changed(modseq);
    tell();
    return new Done<>(new Stored(box.view(), modified.build()));
  }

  @Override
  public synchronized MailboxAnswer<Placed> copy(
      Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return place(caller, mailbox, uids, target, false);
  }

  @Override
  public synchronized MailboxAnswer<Placed> move(
      Caller caller, long mailbox, UidSet uids, MailboxName target) {
    return place(caller, mailbox, uids, target, true);
  }

  private MailboxAnswer<Placed> place(
      Caller caller, long mailbox, UidSet uids, MailboxName target, boolean moves) {
    Account account = account(caller);
    MemoryMailbox to = account.mailboxes.get(target);
    Optional<MemoryMailbox> from = account.byId(mailbox);
    if (to == null || from.isEmpty()) {
      return none(target.path());
    }
    long modseq = ++account.modseq;
    UidSet.Builder sources = new UidSet.Builder();
    UidSet.Builder targets = new UidSet.Builder();
    for (long uid : uids.toArray()) {
      MemoryMailbox.Message message = from.get().messages.get(uid);
      if (message == null) {
        continue;
      }
      MemoryMailbox.Message placed =
          new MemoryMailbox.Message(
              message.content, message.prefix, message.outline, message.internalDate);
      placed.flags = message.flags;
      placed.modseq = modseq;
      to.messages.put(to.uidNext, placed);
      sources.add(uid);
      targets.add(to.uidNext++);
      if (moves) {
        from.get().messages.remove(uid);
      }
    }
    to.changed(modseq);
    from.get().changed(modseq);
    tell();
    return new Done<>(new Placed(to.uidValidity(), sources.build(), targets.build()));
  }

  @Override
  public synchronized MailboxAnswer<UidSet> expunge(
      Caller caller, long mailbox, Optional<UidSet> only) {
    Account account = account(caller);
    Optional<MemoryMailbox> found = account.byId(mailbox);
    if (found.isEmpty()) {
      return none("?");
    }
    UidSet.Builder removed = new UidSet.Builder();
    for (Map.Entry<Long, MemoryMailbox.Message> each :
        List.copyOf(found.get().messages.entrySet())) {
      if (Flag.DELETED.in(each.getValue().flags)
          && (only.isEmpty() || only.get().contains(each.getKey()))) {
        found.get().messages.remove(each.getKey());
        removed.add(each.getKey());
      }
    }
    UidSet gone = removed.build();
    if (!gone.isEmpty()) {
      found.get().changed(++account.modseq);
      tell();
    }
    return new Done<>(gone);
  }

  @Override
  public long appendLimit(Caller caller) {
    return APPEND_LIMIT;
  }

  @Override
  public synchronized Spool spool(Caller caller, long size) {
    return new MemorySpool(spoolRoom);
  }

  @Override
  public synchronized MailboxAnswer<Placed> append(
      Caller caller, MailboxName name, List<Draft> drafts) {
    Account account = account(caller);
    MemoryMailbox mailbox = account.mailboxes.get(name);
    if (mailbox == null) {
      return none(name.path());
    }
    long modseq = ++account.modseq;
    UidSet.Builder uids = new UidSet.Builder();
    for (Draft draft : drafts) {
      byte[] octets = octets(draft.content());
      MemoryMailbox.Message message =
          new MemoryMailbox.Message(
              octets, 0, Outline.parse(octets).encode(), draft.internalDate());
      message.flags = mailbox.word(draft.flags());
      message.modseq = modseq;
      mailbox.messages.put(mailbox.uidNext, message);
      uids.add(mailbox.uidNext++);
    }
    mailbox.changed(modseq);
    tell();
    return new Done<>(new Placed(mailbox.uidValidity(), UidSet.EMPTY, uids.build()));
  }

  /** A content whose octets are lost. */
  private record DamagedContent() implements Content {
    @Override
    public long size() {
      return 100;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      throw new IOException("checksum");
    }

    @Override
    public void close() {}
  }

  private static byte[] octets(Spool spool) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (Content content = spool.content()) {
      content.copyTo(octets, 0, content.size());
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
    return octets.toByteArray();
  }
}
