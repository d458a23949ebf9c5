package org.carillon.protocol.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.AccessEntry;
import org.carillon.contract.mailbox.AccountNews;
import org.carillon.contract.mailbox.AliasedMailbox;
import org.carillon.contract.mailbox.Annotation;
import org.carillon.contract.mailbox.Contents;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.Identifier;
import org.carillon.contract.mailbox.LentMessage;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxAnswer.Done;
import org.carillon.contract.mailbox.MailboxAnswer.Hindered;
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
import org.carillon.contract.mailbox.SharedMark;
import org.carillon.contract.mailbox.SharedNews;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.contract.mailbox.WordSearch;
import org.carillon.protocol.wire.MemorySessions;

/**
 * Mailboxes in memory that behave as the contract says, for protocol tests. Every account has an
 * INBOX and a Sent; one lock guards all.
 */
public final class MemoryMail implements MailAccess {
  /** The largest message taken. */
  public static final long APPEND_LIMIT = 1_000_000;

  private final MemoryAccess access = new MemoryAccess();
  private final MemoryUrls urls = new MemoryUrls();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private long spoolRoom = Long.MAX_VALUE;
  private boolean away;
  private LongPredicate damaged = uid -> false;
  private LongPredicate flipped = uid -> false;
  private LongPredicate missing = uid -> false;

  /** Lets contents be other than they were, which only who reads the whole is told. */
  public synchronized void flipped(LongPredicate uids) {
    flipped = uids;
  }

  /** Lets contents not be there when they are opened. */
  public synchronized void missing(LongPredicate uids) {
    missing = uids;
  }

  private MemoryAccount account(Caller caller) {
    return access.account(caller.account());
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
  public synchronized void damaged(LongPredicate uids) {
    damaged = uids;
  }

  private Optional<MemoryMailbox> byId(Caller caller, long mailbox) {
    return access.byId(mailbox).filter(found -> access.of(caller, found).has(Right.READ));
  }

  private <T> MailboxAnswer<T> none(String name) {
    return new Hindered<>(new Obstacle.NoSuchMailbox(new MailboxName(name)));
  }

  private void tell() {
    watchers.forEach(Runnable::run);
  }

  @Override
  public synchronized MailboxAnswer<List<MailboxEntry>> list(Caller caller) {
    MemoryAccount account = account(caller);
    List<MailboxEntry> entries = account.entries();
    entries.addAll(access.othersFor(caller, account.subscriptions));
    return new Done<>(entries);
  }

  @Override
  public synchronized MailboxAnswer<MailboxStatus> status(Caller caller, MailboxName name) {
    if (away) {
      return new Hindered<>(new Obstacle.Later("away"));
    }
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.READ)) {
      return access.refused(caller, mailbox, name);
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
    MemoryAccount account = account(caller);
    if (account.mailboxes.containsKey(name)) {
      return new Hindered<>(new Obstacle.AlreadyExists(name));
    }
    for (var other : account.mailboxes.entrySet()) {
      for (SpecialUse use : uses) {
        if (other.getValue().uses.contains(use)) {
          return new Hindered<>(new Obstacle.UseTaken(use, other.getKey()));
        }
      }
    }
    String above = name.parentPath();
    if (!above.isEmpty() && !account.mailboxes.containsKey(new MailboxName(above))) {
      create(caller, new MailboxName(above), Set.of());
    }
    MemoryMailbox made = account.make(name);
    made.uses.addAll(uses);
    tell();
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
    MemoryAccount account = account(caller);
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
    tell();
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
    tell();
    return new Done<>(null);
  }

  @Override
  public synchronized MailboxAnswer<OpenMailbox> open(
      Caller caller, MailboxName name, boolean readOnly) {
    MemoryMailbox mailbox = access.named(caller, name);
    MailboxRights rights = access.of(caller, mailbox);
    if (!rights.has(Right.READ)) {
      return access.refused(caller, mailbox, name);
    }
    boolean writable =
        !readOnly
            && rights.hasAny(
                Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);
    OpenMailbox open =
        new OpenMailbox(
            mailbox.view(),
            "M" + mailbox.id,
            rights,
            writable,
            mailbox.recentFrom,
            !access.owner(mailbox).admits(1, 1));
    if (writable) {
      mailbox.recentFrom = mailbox.uidNext;
    }
    return new Done<>(open);
  }

  @Override
  public synchronized MailboxAnswer<MailboxView> view(Caller caller, long mailbox) {
    return byId(caller, mailbox)
        .<MailboxAnswer<MailboxView>>map(m -> new Done<>(m.view()))
        .orElseGet(() -> none("?"));
  }

  @Override
  public synchronized MailboxAnswer<MailboxState> state(Caller caller, long mailbox) {
    return byId(caller, mailbox)
        .<MailboxAnswer<MailboxState>>map(
            found -> new Done<>(new MailboxState(found.view(), access.of(caller, found))))
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
  public synchronized MailboxAnswer<AccountNews> news(Caller caller, Optional<NewsMark> since) {
    MemoryAccount account = account(caller);
    return new Done<>(account.news.since(account.mailboxes, account.subscriptions, since));
  }

  @Override
  public synchronized MailboxAnswer<SharedNews> newsOfShared(
      Caller caller, Optional<SharedMark> since) {
    return new Done<>(account(caller).newsOfShared.since(access, caller, since));
  }

  @Override
  public synchronized MailboxAnswer<List<MessageData>> messages(
      Caller caller, long mailbox, UidSet uids) {
    if (uids.count() > 1000) {
      throw new IllegalArgumentException("Callers page");
    }
    Optional<MemoryMailbox> found = byId(caller, mailbox);
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
                    message.internalDate.toInstant(),
                    "E" + uid,
                    "T" + uid,
                    message.outline));
          }
        });
    return new Done<>(all);
  }

  @Override
  public synchronized MailboxAnswer<UidSet> mayContain(
      Caller caller, long mailbox, SearchArea area, String text) {
    return new Done<>(
        byId(caller, mailbox)
            .filter(found -> found.messages.keySet().stream().noneMatch(damaged.or(missing)::test))
            .map(found -> new MemoryTextIndex(found).mayContain(area, text))
            .orElse(UidSet.range(1, Long.MAX_VALUE)));
  }

  @Override
  public synchronized MailboxAnswer<List<MessageSummary>> summaries(
      Caller caller, long mailbox, UidSet uids) {
    Optional<MemoryMailbox> found = byId(caller, mailbox);
    return found.isEmpty() ? none("?") : new Done<>(MemorySummary.of(found.get(), uids));
  }

  @Override
  public synchronized MailboxAnswer<List<Preview>> previews(
      Caller caller, long mailbox, UidSet uids, boolean ready) {
    Optional<MemoryMailbox> found = byId(caller, mailbox);
    return found.isEmpty() ? none("?") : new Done<>(found.get().previews(uids, ready));
  }

  @Override
  public synchronized MailboxAnswer<Ranking> rank(Caller caller, long mailbox, WordSearch search) {
    return new Done<>(
        byId(caller, mailbox)
            .map(found -> new MemoryTextIndex(found).rank(search))
            .orElse(Ranking.NONE));
  }

  @Override
  public MailboxAnswer<Contents> contents(Caller caller, long mailbox, UidSet uids) {
    return new Done<>(uid -> content(caller, mailbox, uid));
  }

  @Override
  public synchronized MailboxAnswer<Optional<Content>> content(
      Caller caller, long mailbox, long uid) {
    if (missing.test(uid)) {
      return new Hindered<>(new Obstacle.Damaged("The content is missing."));
    }
    return new Done<>(
        byId(caller, mailbox).map(m -> m.messages.get(uid)).map(message -> content(uid, message)));
  }

  private Content content(long uid, MemoryMailbox.Message message) {
    if (damaged.test(uid)) {
      return new DamagedContent();
    }
    Content sound = Content.of(message.content);
    return flipped.test(uid) ? new FlippedContent(sound) : sound;
  }

  @Override
  public synchronized MailboxAnswer<Stored> store(
      Caller caller,
      long mailbox,
      UidSet uids,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince) {
    Optional<MemoryMailbox> found = byId(caller, mailbox);
    if (found.isEmpty()) {
      return none("?");
    }
    MemoryAccount account = access.owner(found.get());
    MemoryMailbox box = found.get();
    long mask = access.mask(caller, box);
    if (!box.hasRoom(flags)) {
      return new Hindered<>(new Obstacle.TooManyKeywords());
    }
    if ((box.word(flags) & mask) == 0 && change != FlagChange.REPLACE || mask == 0) {
      return new Hindered<>(new Obstacle.NotPermitted("These flags are not yours to change"));
    }
    long word = box.word(flags) & mask;
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
          long after =
              MemoryMailbox.apply(change, message.flags, word) & mask | message.flags & ~mask;
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
    MemoryMailbox to = access.named(caller, target);
    Optional<MemoryMailbox> from = byId(caller, mailbox);
    if (to == null || from.isEmpty()) {
      return none(target.path());
    }
    boolean leaves = moves && access.owner(to) == access.owner(from.get());
    if (!leaves && !access.owner(to).admits(uids.toArray().length, 0)) {
      return new Hindered<>(new Obstacle.OverQuota());
    }
    long modseq = ++access.owner(to).modseq;
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
        from.get().expunge(uid, modseq);
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
    Optional<MemoryMailbox> found = byId(caller, mailbox);
    if (found.isEmpty()) {
      return none("?");
    }
    MemoryAccount account = access.owner(found.get());
    if (!access.of(caller, found.get()).has(Right.EXPUNGE)) {
      return new Hindered<>(new Obstacle.NotPermitted("You lack the right e"));
    }
    UidSet.Builder removed = new UidSet.Builder();
    for (Map.Entry<Long, MemoryMailbox.Message> each :
        List.copyOf(found.get().messages.entrySet())) {
      if (Flag.DELETED.in(each.getValue().flags)
          && (only.isEmpty() || only.get().contains(each.getKey()))) {
        found.get().expunge(each.getKey(), account.modseq + 1);
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
  public synchronized MailboxAnswer<UidSet> vanished(
      Caller caller, long mailbox, long sinceModseq) {
    Optional<MemoryMailbox> found = byId(caller, mailbox);
    return found.isEmpty() ? none("?") : new Done<>(found.get().vanishedSince(sinceModseq));
  }

  @Override
  public synchronized MailboxAnswer<Quota> quota(Caller caller) {
    return new Done<>(account(caller).quota());
  }

  @Override
  public synchronized MailboxAnswer<QuotaRoot> quotaRoot(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.READ)) {
      return access.refused(caller, mailbox, name);
    }
    MemoryAccount owner = access.owner(mailbox);
    return new Done<>(
        new QuotaRoot(owner.id == caller.account() ? "" : name.account(), owner.quota()));
  }

  @Override
  public synchronized MailboxAnswer<QuotaRoot> limit(
      Caller caller, Optional<MailboxName> root, QuotaLimits limits) {
    long owner = root.map(name -> idOf(name.account())).orElse(caller.account());
    if (!caller.administersServer()) {
      return new Hindered<>(new Obstacle.NotPermitted("You do not administer it"));
    }
    if (owner == 0) {
      return none(root.get().path());
    }
    access.account(owner).limit(limits);
    return new Done<>(
        new QuotaRoot(root.map(MailboxName::account).orElse(""), access.account(owner).quota()));
  }

  @Override
  public synchronized MailboxAnswer<Long> deletedOctets(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = account(caller).mailboxes.get(name);
    return mailbox == null ? none(name.path()) : new Done<>(mailbox.deletedOctets());
  }

  @Override
  public synchronized MailboxAnswer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth) {
    if (mailbox.isPresent() && !account(caller).mailboxes.containsKey(mailbox.get())) {
      return none(mailbox.get().path());
    }
    return new Done<>(account(caller).annotations.below(mailbox, entries, depth));
  }

  @Override
  public synchronized MailboxAnswer<Void> annotate(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> annotations) {
    if (mailbox.isPresent() && !account(caller).mailboxes.containsKey(mailbox.get())) {
      return none(mailbox.get().path());
    }
    annotations.forEach(each -> account(caller).annotations.set(mailbox, each));
    account(caller).news.annotated(mailbox, annotations.stream().map(Annotation::entry).toList());
    mailbox.ifPresent(own -> access.annotated(caller, own, annotations));
    tell();
    return new Done<>(null);
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
  public synchronized MailboxAnswer<Placed> replace(
      Caller caller, long mailbox, long uid, MailboxName target, Draft draft) {
    MailboxAnswer<Placed> placed = append(caller, target, List.of(draft));
    if (placed instanceof Done<Placed>) {
      MemoryMailbox source = byId(caller, mailbox).orElseThrow();
      long modseq = access.owner(source).modseq;
      source.expunge(uid, modseq);
      source.changed(modseq);
    }
    return placed;
  }

  @Override
  public synchronized MailboxAnswer<String> authorizeUrl(
      Caller caller, String owner, MailboxName mailbox, String rump) {
    if (caller.account() != idOf(owner)) {
      return new Hindered<>(new Obstacle.NotPermitted("That is not your mailbox"));
    }
    MemoryMailbox found = account(caller).mailboxes.get(mailbox);
    return found == null ? none(mailbox.path()) : new Done<>(urls.token(found, rump));
  }

  private static long idOf(String name) {
    return MemorySessions.ACCOUNTS.getOrDefault(name, 0L);
  }

  @Override
  public synchronized MailboxAnswer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox) {
    Map<MailboxName, MemoryMailbox> own = account(caller).mailboxes;
    if (mailbox.isPresent() && !own.containsKey(mailbox.get())) {
      return none(mailbox.get().path());
    }
    mailbox
        .map(name -> List.of(own.get(name)))
        .orElse(List.copyOf(own.values()))
        .forEach(urls::reset);
    return new Done<>(null);
  }

  @Override
  public synchronized MailboxAnswer<Optional<LentMessage>> byUrl(Caller caller, MessageUrl url) {
    Caller owner = new Caller(idOf(url.owner()), url.owner(), caller.rights(), caller.session());
    MemoryMailbox mailbox = account(owner).mailboxes.get(url.mailbox());
    if (mailbox == null
        || url.reader().filter(reader -> idOf(reader) != caller.account()).isPresent()
        || url.uidValidity().isPresent() && url.uidValidity().getAsLong() != mailbox.uidValidity()
        || !urls.token(mailbox, url.rump()).equals(url.token())
        || !mailbox.messages.containsKey(url.uid())) {
      return new Done<>(Optional.empty());
    }
    if (!(messages(owner, mailbox.id, UidSet.of(url.uid()))
        instanceof Done<List<MessageData>>(var data))) {
      throw new IllegalStateException("Own messages are there");
    }
    return new Done<>(
        Optional.of(
            new LentMessage(data.getFirst(), Content.of(mailbox.messages.get(url.uid()).content))));
  }

  @Override
  public synchronized MailboxAnswer<Placed> append(
      Caller caller, MailboxName name, List<Draft> drafts) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.INSERT)) {
      return access.refused(caller, mailbox, name);
    }
    long octets = drafts.stream().mapToLong(draft -> draft.content().size()).sum();
    if (!access.owner(mailbox).admits(drafts.size(), octets)) {
      return new Hindered<>(new Obstacle.OverQuota());
    }
    long modseq = ++access.owner(mailbox).modseq;
    UidSet.Builder uids = new UidSet.Builder();
    for (Draft draft : drafts) {
      uids.add(mailbox.append(draft, modseq));
    }
    mailbox.changed(modseq);
    tell();
    return new Done<>(new Placed(mailbox.uidValidity(), UidSet.EMPTY, uids.build()));
  }

  @Override
  public synchronized MailboxAnswer<List<AccessEntry>> accessList(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    return access.of(caller, mailbox).has(Right.ADMINISTER)
        ? new Done<>(access.entries(mailbox))
        : access.refused(caller, mailbox, name);
  }

  @Override
  public synchronized MailboxAnswer<Void> grant(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights) {
    MemoryMailbox mailbox = access.named(caller, name);
    if (!access.of(caller, mailbox).has(Right.ADMINISTER)) {
      return access.refused(caller, mailbox, name);
    }
    MailboxAnswer<Void> answer = access.grant(mailbox, identifier, change, rights);
    tell();
    return answer;
  }

  @Override
  public synchronized MailboxAnswer<MailboxRights> requiredRights(
      Caller caller, MailboxName name, Identifier identifier) {
    MemoryMailbox mailbox = access.named(caller, name);
    return access.of(caller, mailbox).has(Right.ADMINISTER)
        ? new Done<>(access.required(mailbox, identifier))
        : access.refused(caller, mailbox, name);
  }

  @Override
  public MailboxAnswer<List<AliasedMailbox>> aliases(Caller caller) {
    return new Done<>(List.of());
  }

  @Override
  public MailboxAnswer<Void> alias(Caller caller, MailboxName name, MailboxName target) {
    return new Hindered<>(new Obstacle.NotPermitted("No protocol makes aliases"));
  }

  @Override
  public synchronized MailboxAnswer<Boolean> isFull(Caller caller, long mailbox) {
    return byId(caller, mailbox)
        .<MailboxAnswer<Boolean>>map(found -> new Done<>(!access.owner(found).admits(1, 1)))
        .orElseGet(() -> none("?"));
  }

  @Override
  public synchronized MailboxAnswer<MailboxRights> myRights(Caller caller, MailboxName name) {
    MemoryMailbox mailbox = access.named(caller, name);
    MailboxRights rights = access.of(caller, mailbox);
    return rights.isEmpty() ? access.refused(caller, mailbox, name) : new Done<>(rights);
  }

  /** A content of which a bit has changed. */
  private static final class FlippedContent implements Content {
    private final Content content;
    private long checked;

    FlippedContent(Content content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      int n = content.read(position, into, offset, length);
      if (position == checked) {
        checked += n;
        if (checked == content.size()) {
          throw new ContentDamaged("checksum");
        }
      }
      return n;
    }

    @Override
    public void close() {
      content.close();
    }
  }

  /** A content whose octets are lost. */
  private record DamagedContent() implements Content {
    @Override
    public long size() {
      return 100;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      throw new ContentDamaged("checksum");
    }

    @Override
    public void check(long position, long length) throws IOException {
      throw new ContentDamaged("checksum");
    }

    @Override
    public void close() {}
  }
}
