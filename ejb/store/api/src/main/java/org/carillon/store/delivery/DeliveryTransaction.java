package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.database.Pipeline;
import org.carillon.database.PooledIds;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.opening.Replaced;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.viewing.ViewChange;

/** The database transaction of a batch of deliveries, with few statements for all. Used once. */
final class DeliveryTransaction {
  private final Connection connection;
  private final BlobWriter blobs;
  private final PooledIds itemIds;
  private final Quotas quotas;
  private final long patienceNanos;

  private final Map<Long, AccountRow> accounts = new HashMap<>();
  private Set<Long> busy = Set.of();
  private final Map<Place, MailboxRow> mailboxes = new HashMap<>();
  private final Map<Long, Keywords> keywords = new HashMap<>();
  private final Map<Long, PlacedRange> grown = new LinkedHashMap<>();
  private final List<Left> left = new ArrayList<>();
  private final List<IncomingContent> stored = new ArrayList<>();
  private final PutAdmission turns = new PutAdmission();
  private final TransactionPuts puts = new TransactionPuts();
  private final Instant saved = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Threads threads = new Threads();
  private final NewItems items = new NewItems();
  private final NewPlacements placements = new NewPlacements();

  /** The mailbox that a target names. */
  private record Place(long account, String mailbox) {}

  /** A message that was replaced by another. */
  record Left(MailboxRow mailbox, long uid) {}

  DeliveryTransaction(
      Connection connection,
      BlobWriter blobs,
      PooledIds itemIds,
      Quotas quotas,
      long patienceNanos) {
    this.connection = connection;
    this.blobs = blobs;
    this.itemIds = itemIds;
    this.quotas = quotas;
    this.patienceNanos = patienceNanos;
  }

  /** Writes everything; the caller commits. */
  BatchOutcome write(List<PendingDelivery> deliveries, BatchRecord record, long batch)
      throws SQLException {
    Pipeline opening = new Pipeline();
    record.write(opening, batch);
    read(opening, deliveries);
    List<PendingDelivery> ready = new ArrayList<>(deliveries.size());
    List<PendingDelivery> postponed = new ArrayList<>();
    for (PendingDelivery delivery : deliveries) {
      (mustWait(delivery) || !turns.take(delivery) ? postponed : ready).add(delivery);
    }
    List<BatchOutcome.Served> served = new ArrayList<>(ready.size());
    for (PendingDelivery delivery : ready) {
      List<TargetAnswer> answers = place(delivery);
      served.add(new BatchOutcome.Served(delivery, new DeliveryAnswer.Committed(answers)));
    }
    insert();
    for (BatchOutcome.Served one : served) {
      ride(one);
    }
    return new BatchOutcome(
        served, postponed, stored, commits(), Set.copyOf(busy), Set.copyOf(accounts.keySet()));
  }

  private List<MailboxCommit> commits() {
    Map<Long, MailboxCommit> commits = new LinkedHashMap<>();
    grown.values().forEach(range -> commits.put(range.mailbox.id, MailboxCommit.of(range)));
    for (Left message : left) {
      commits
          .computeIfAbsent(
              message.mailbox.id, id -> new MailboxCommit(message.mailbox, new ViewChange()))
          .change()
          .expunged(message.uid);
    }
    return List.copyOf(commits.values());
  }

  /** Locks the accounts, then reads the mailboxes and the threads, safe under the lock. */
  private void read(Pipeline opening, List<PendingDelivery> deliveries) throws SQLException {
    List<Target> targets = targets(deliveries);
    long[] wanted =
        deliveries.stream().flatMapToLong(PendingDelivery::accounts).sorted().distinct().toArray();
    List<Place> places = targets.stream().map(DeliveryTransaction::place).distinct().toList();
    MailRows.lockFree(opening, wanted, accounts);
    MailRows.mailboxes(
        opening,
        places.stream().mapToLong(Place::account).toArray(),
        places.stream().map(Place::mailbox).toArray(String[]::new),
        row -> mailboxes.put(new Place(row.account, row.name), row));
    threads.read(opening, deliveries);
    opening.execute(connection);
    if (accounts.size() < wanted.length) {
      busy = MailRows.known(connection, wanted);
      busy.removeAll(accounts.keySet());
    }
  }

  private static List<Target> targets(List<PendingDelivery> deliveries) {
    List<Target> targets = new ArrayList<>(deliveries.size());
    for (PendingDelivery delivery : deliveries) {
      for (IncomingContent incoming : delivery.incomings) {
        targets.addAll(incoming.targets);
      }
    }
    return targets;
  }

  private boolean mustWait(PendingDelivery delivery) {
    if (busy.isEmpty() || delivery.accounts().noneMatch(busy::contains)) {
      return false;
    }
    long now = System.nanoTime();
    if (delivery.busySince == 0) {
      delivery.busySince = now;
    }
    return now - delivery.busySince < patienceNanos;
  }

  private static Place place(Target target) {
    return new Place(target.account(), target.mailbox().path());
  }

  private List<TargetAnswer> place(PendingDelivery delivery) throws SQLException {
    if (delivery.put.isPresent()) {
      return put(delivery, delivery.put.get());
    }
    if (delivery.replaced.isPresent()) {
      return replace(delivery, delivery.replaced.get());
    }
    return placeAll(delivery);
  }

  private List<TargetAnswer> placeAll(PendingDelivery delivery) throws SQLException {
    if (delivery.allOrNone) {
      Optional<TargetAnswer> obstacle = obstacle(delivery);
      if (obstacle.isPresent()) {
        return List.of(obstacle.get());
      }
    }
    List<TargetAnswer> answers = new ArrayList<>();
    for (IncomingContent incoming : delivery.incomings) {
      place(incoming, delivery, delivery.put.map(KeyedPut::key), answers);
    }
    return answers;
  }

  private List<TargetAnswer> put(PendingDelivery delivery, KeyedPut put) throws SQLException {
    Target target = delivery.incomings.getFirst().targets.getFirst();
    MailboxRow mailbox = mailboxes.get(place(target));
    if (!accounts.containsKey(target.account()) || mailbox == null || !delivery.means(mailbox.id)) {
      return placeAll(delivery);
    }
    KeyedItem.There found = KeyedItem.of(connection, mailbox.id, put.key(), put.objectUid());
    if (!put.admits(connection, found)) {
      return List.of();
    }
    Optional<KeyedItem> there = found.item();
    List<TargetAnswer> answers =
        there.isEmpty()
            ? placeAll(delivery)
            : replace(delivery, new Replaced(target.account(), mailbox.id, there.get().uid()));
    put.placed(items.last(), there.isPresent());
    if (answers.getFirst() instanceof TargetAnswer.Delivered) {
      puts.add(
          put,
          mailbox,
          items.last(),
          delivery.incomings.getFirst().stored.orElseThrow().octets() + target.prefix().length);
    }
    return answers;
  }

  private List<TargetAnswer> replace(PendingDelivery delivery, Replaced old) throws SQLException {
    IncomingContent incoming = delivery.incomings.getFirst();
    Target target = incoming.targets.getFirst();
    AccountRow owner = accounts.get(old.owner());
    Optional<MailboxRow> source = owner == null ? Optional.empty() : mailbox(owner, old.mailbox());
    if (source.isEmpty()) {
      return List.of(
          busy.contains(old.owner()) ? new TargetAnswer.Busy() : new TargetAnswer.NoSuchMailbox());
    }
    long messages = owner.messages;
    long octets = owner.octets;
    old.countOut(connection, owner);
    Optional<TargetAnswer> obstacle = obstacle(delivery);
    if (obstacle.isPresent()) {
      owner.messages = messages;
      owner.octets = octets;
      return List.of(obstacle.get());
    }
    Optional<String> key =
        delivery.put.isPresent()
            ? delivery.put.map(KeyedPut::key)
            : old.key(connection, mailboxes.get(place(target)).id);
    List<TargetAnswer> answers = new ArrayList<>(1);
    place(incoming, delivery, key, answers);
    if (old.take(connection, owner, source.get())) {
      left.add(new Left(source.get(), old.uid()));
    }
    return answers;
  }

  /** Returns a mailbox of a locked account. A target with it has the same row object. */
  private Optional<MailboxRow> mailbox(AccountRow account, long id) throws SQLException {
    for (MailboxRow known : mailboxes.values()) {
      if (known.id == id) {
        return Optional.of(known).filter(row -> row.account == account.account);
      }
    }
    List<MailboxRow> found = new ArrayList<>(1);
    Pipeline reading = new Pipeline();
    MailRows.mailboxes(reading, new long[] {id}, found::add);
    reading.execute(connection);
    found.removeIf(row -> row.account != account.account);
    found.forEach(row -> mailboxes.put(new Place(row.account, row.name), row));
    return found.stream().findFirst();
  }

  /** Returns what prevents placing an incoming content in its mailbox; empty if nothing does. */
  private Optional<TargetAnswer> obstacle(PendingDelivery delivery) throws SQLException {
    List<IncomingContent> incomings = delivery.incomings;
    long octets = 0;
    for (int i = 0; i < incomings.size(); i++) {
      IncomingContent incoming = incomings.get(i);
      octets += incoming.content.size();
      for (Target target : incoming.targets) {
        Optional<TargetAnswer> obstacle = obstacle(delivery, target, i + 1, octets);
        if (obstacle.isPresent()) {
          return obstacle;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<TargetAnswer> obstacle(
      PendingDelivery delivery, Target target, long messages, long octets) throws SQLException {
    if (busy.contains(target.account())) {
      return Optional.of(new TargetAnswer.Busy());
    }
    AccountRow account = accounts.get(target.account());
    MailboxRow mailbox = mailboxes.get(place(target));
    if (account == null || account.closed || mailbox == null || !delivery.means(mailbox.id)) {
      return Optional.of(new TargetAnswer.NoSuchMailbox());
    }
    if (mailbox.lacksUids(messages)) {
      return Optional.of(new TargetAnswer.NoMoreUids());
    }
    long added = octets + messages * target.prefix().length;
    boolean fits =
        delivery.isMail()
            ? quotas.admitMail(account, added)
            : quotas.admit(account, messages, added);
    if (!fits) {
      return Optional.of(new TargetAnswer.OverQuota());
    }
    return flags(mailbox, target).isEmpty()
        ? Optional.of(new TargetAnswer.TooManyKeywords())
        : Optional.empty();
  }

  private OptionalLong flags(MailboxRow mailbox, Target target) throws SQLException {
    if (target.flags().keywords().isEmpty()) {
      return OptionalLong.of(Keywords.system(target.flags()));
    }
    return keywords(mailbox).learn(connection, target.flags());
  }

  /** Returns the bit of the incoming content's kind; no bit if the mailbox has no spare keyword. */
  private long kind(MailboxRow mailbox, IncomingContent incoming) throws SQLException {
    if (incoming.kind.isEmpty()) {
      return 0;
    }
    Flags kind = new Flags(Set.of(), Set.of(incoming.kind.get().keyword()));
    return keywords(mailbox).learn(connection, kind).orElse(0);
  }

  private Keywords keywords(MailboxRow mailbox) throws SQLException {
    Keywords known = keywords.get(mailbox.id);
    if (known == null) {
      known = Keywords.of(connection, mailbox.id);
      keywords.put(mailbox.id, known);
    }
    return known;
  }

  private void place(
      IncomingContent incoming,
      PendingDelivery delivery,
      Optional<String> key,
      List<TargetAnswer> answers)
      throws SQLException {
    StoredBlob blob = incoming.stored.orElseThrow();
    Map<OptionalLong, Long> made = new HashMap<>();
    for (Target target : incoming.targets) {
      Optional<TargetAnswer> obstacle =
          obstacle(delivery, target, 1, blob.octets()).filter(delivery::isHinderedBy);
      if (obstacle.isPresent()) {
        answers.add(obstacle.get());
        continue;
      }
      ThreadedItem item = item(incoming, blob, target.account(), made);
      answers.add(place(incoming, target, item, key, delivery.put.flatMap(KeyedPut::objectUid)));
    }
    if (delivery.participant.isPresent() || !made.isEmpty()) {
      stored.add(incoming);
    }
  }

  /**
   * Returns the item for an account's placement. Accounts that have the incoming content in
   * different threads get different items with the same blob.
   *
   * @param made the incoming content's items so far, by the thread that was known
   */
  private ThreadedItem item(
      IncomingContent incoming, StoredBlob blob, long account, Map<OptionalLong, Long> made)
      throws SQLException {
    OptionalLong thread = threads.of(account, incoming.threadKeys);
    Long item = made.get(thread);
    if (item == null) {
      item = itemIds.next();
      items.add(item, thread.orElse(item), blob, incoming);
      made.put(thread, item);
      made.put(OptionalLong.of(thread.orElse(item)), item);
    }
    threads.join(account, incoming.threadKeys, thread.orElse(item));
    return new ThreadedItem(item, thread.orElse(item));
  }

  private TargetAnswer place(
      IncomingContent incoming,
      Target target,
      ThreadedItem item,
      Optional<String> key,
      Optional<String> objectUid)
      throws SQLException {
    AccountRow account = accounts.get(target.account());
    MailboxRow mailbox = mailboxes.get(place(target));
    long octets = incoming.stored.orElseThrow().octets() + target.prefix().length;
    long flags = flags(mailbox, target).orElseThrow() | kind(mailbox, incoming);
    mailbox.modseq = account.step();
    account.messages++;
    account.octets += octets;
    long uid = grown.computeIfAbsent(mailbox.id, id -> new PlacedRange(mailbox)).add(flags, octets);
    placements.add(
        mailbox.id, uid, item, mailbox.modseq, flags, octets, key, objectUid, target.prefix());
    return new TargetAnswer.Delivered(mailbox.id, mailbox.uidValidity, uid);
  }

  private void insert() throws SQLException {
    if (stored.isEmpty()) {
      return;
    }
    Pipeline inserts = new Pipeline();
    inserts.atOnce(this::insert);
    if (!grown.isEmpty()) {
      puts.insert(inserts);
      puts.tell(grown, left, saved);
    }
    inserts.execute(connection);
  }

  private void insert(Pipeline inserts) {
    blobs.insert(inserts, stored.stream().map(incoming -> incoming.stored.orElseThrow()).toList());
    if (!grown.isEmpty()) {
      items.insert(inserts);
      threads.insert(inserts);
      placements.insert(inserts, saved);
      ChangeLog.placed(inserts, grown.values().stream().map(PlacedRange::logged).toList());
      List<AccountRow> stepped = accounts.values().stream().filter(AccountRow::stepped).toList();
      stepped.forEach(quotas::compare);
      grown.values().forEach(range -> range.counted(accounts.get(range.mailbox.account)));
      MailRows.save(inserts, stepped, changed());
    }
  }

  private Set<MailboxRow> changed() {
    Set<MailboxRow> changed = new LinkedHashSet<>();
    grown.values().forEach(range -> changed.add(range.mailbox));
    left.forEach(message -> changed.add(message.mailbox));
    return changed;
  }

  private void ride(BatchOutcome.Served served) throws SQLException {
    PendingDelivery delivery = served.delivery();
    if (delivery.participant.isPresent()
        && delivery.put.map(KeyedPut::isPlaced).orElse(true)
        && served.answer() instanceof DeliveryAnswer.Committed(List<TargetAnswer> answers)) {
      StoredBlob blob = delivery.incomings.getFirst().stored.orElseThrow();
      delivery.participant.get().write(connection, blob.id(), blob.octets(), answers);
    }
  }
}
