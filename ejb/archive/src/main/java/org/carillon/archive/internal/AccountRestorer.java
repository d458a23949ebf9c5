package org.carillon.archive.internal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.internal.format.AccountFile;
import org.carillon.archive.internal.format.BackupDamaged;
import org.carillon.archive.internal.format.SavedMessage;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailRestoration.Existing;
import org.carillon.archive.mail.MailRestoration.Found;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.archive.mail.MailRestoration.Merge;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.archive.mail.MailRestoration.Place;
import org.carillon.archive.mail.MailRestoration.Removed;
import org.carillon.archive.mail.MailRestoration.Shown;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Restores an account from its files, the latest first. The latest file defines the messages and
 * their flags; the others have the contents that it lacks. An instance is used once.
 */
final class AccountRestorer {
  /** The largest number of places in a transaction, which keeps it below 1,000 rows. */
  private static final int MOST_PLACES = 200;

  private final Spools spools;
  private final MailRestoration restoration;
  private final RestoreRequest request;

  /** True if the account was created for this restoration; any mail in it arrived meanwhile. */
  private final boolean made;

  private final Notes run;
  private final Map<Long, Filling> fillings = new LinkedHashMap<>();
  private final ConcurrentPuts puts = new ConcurrentPuts();

  interface Notes {
    /** Is called before each content. Throws if nothing more is to be restored. */
    void goOn() throws IOException;

    /** Reports something that could not be restored, as a sentence. */
    void trouble(String what);

    /** Reports a number of further messages on the disk. */
    void restored(int more);

    /** Reports a further mailbox that is restored and visible. */
    void shownMailbox();

    /** Reports a further mailbox that existed and was not changed. */
    void leftAlone();

    /** Reports what was deleted because the backup does not have it. */
    void removed(Removed more);
  }

  /** A message that a later file has without its content. */
  private record Key(long mailbox, long uid) {}

  private final Map<Key, ArchivedMessage> withoutContent = new HashMap<>();

  /** The existing messages whose contents are damaged, with the ids by which they are repaired. */
  private final Map<Key, Long> damaged = new HashMap<>();

  /** The UIDVALIDITY of each mailbox in the file that is being read. */
  private Map<Long, Long> uidValidities = Map.of();

  private final List<Place> waiting = new ArrayList<>();
  private SavedMessage first;
  private long modseq;

  AccountRestorer(
      Spools spools, MailRestoration restoration, RestoreRequest request, boolean made, Notes run) {
    this.spools = spools;
    this.restoration = restoration;
    this.request = request;
    this.made = made;
    this.run = run;
  }

  /** A mailbox that is being filled, and which of its messages have been stored. */
  private static final class Filling {
    private final Hidden hidden;
    private final Optional<Merge> merge;
    private final long[] uids;
    private final BitSet done;

    Filling(Hidden hidden, Optional<Merge> merge) {
      this.hidden = hidden;
      this.merge = merge;
      this.uids = hidden.archived().uids().toArray();
      this.done = new BitSet(uids.length);
    }

    /** Returns whether the message belongs to the mailbox and is not stored yet. */
    boolean wants(long uid) {
      int at = Arrays.binarySearch(uids, uid);
      return at >= 0 && !done.get(at);
    }

    void enter(long uid) {
      done.set(Arrays.binarySearch(uids, uid));
    }

    /** Returns the state of the message in the existing mailbox that is restored over. */
    Found find(ArchivedMessage message) throws SQLException, IOException {
      return merge.isPresent() ? merge.get().find(message) : new Found.Nothing();
    }

    boolean isOf(Optional<Long> uidValidity) {
      return uidValidity.filter(own -> own == hidden.archived().uidValidity()).isPresent();
    }

    int missing() {
      return uids.length - done.cardinality();
    }
  }

  /**
   * Restores the account.
   *
   * @param files the files, the latest first
   * @return everything except the messages
   */
  ArchivedMail restore(List<AccountFile> files) throws SQLException, IOException {
    try (puts) {
      return fill(files);
    }
  }

  private ArchivedMail fill(List<AccountFile> files) throws SQLException, IOException {
    ArchivedMail mail = files.getFirst().mail();
    modseq = mail.modseq();
    boolean anew =
        request.below().isPresent() || (request.over() && !made && !restoration.isUnused());
    Numbers numbers = anew ? Numbers.NEW : Numbers.AS_ARCHIVED;
    for (ArchivedMailbox mailbox : mail.mailboxes()) {
      if (wants(mailbox.name()) && !isThere(mailbox, mail)) {
        begin(mailbox, name(mailbox.name()), numbers);
      }
    }
    if (request.mailbox().isPresent()
        && mail.mailboxes().stream().noneMatch(mailbox -> wants(mailbox.name()))) {
      run.trouble("The backup does not contain the mailbox " + request.mailbox().get() + ".");
    }
    for (AccountFile file : files) {
      uidValidities =
          file.mail().mailboxes().stream()
              .collect(Collectors.toMap(ArchivedMailbox::id, ArchivedMailbox::uidValidity));
      file.<SQLException>messages(message -> take(file, message));
      store(file);
    }
    puts.await();
    show(mail);
    restoration
        .leftOut()
        .forEach(
            whom ->
                run.trouble(
                    ("The mailbox rights and read marks of %s were left out: the name now"
                            + " belongs to somebody else, or was created after the backup.")
                        .formatted(whom)));
    if (request.mailbox().isEmpty() && request.below().isEmpty()) {
      restoration.adopt(mail);
      if (request.exact()) {
        run.removed(restoration.removeOthers(mail));
      }
    }
    return mail;
  }

  private void begin(ArchivedMailbox mailbox, MailboxName name, Numbers numbers)
      throws SQLException {
    Existing existing = restoration.existing(name);
    // It gives way only for the sake of the numbers. Sessions that have the existing mailbox
    // selected, and accounts that share it, would lose it.
    boolean givesWay =
        existing == Existing.UNUSED && numbers == Numbers.AS_ARCHIVED && mailbox.uidNext() > 1;
    if (made || existing == Existing.NONE || givesWay) {
      fillings.put(
          mailbox.id(), new Filling(restoration.begin(mailbox, numbers), Optional.empty()));
    } else if (request.over() || existing == Existing.UNUSED) {
      Merge merge = restoration.merge(mailbox, name);
      fillings.put(mailbox.id(), new Filling(merge.lacking(), Optional.of(merge)));
    } else if (areOnlyThoseGoneWanted()) {
      run.leftAlone();
    } else {
      trouble(new Shown.Taken(name));
    }
  }

  /** Returns whether only missing mailboxes are wanted, not changes of existing ones. */
  private boolean areOnlyThoseGoneWanted() {
    return !request.over() && request.below().isEmpty() && request.mailbox().isEmpty();
  }

  /**
   * Returns whether the archived mailbox never had anything and the account that was created for
   * this restoration has an equal one. This is the case for most of the mailboxes that every
   * account starts with.
   */
  private boolean isThere(ArchivedMailbox mailbox, ArchivedMail mail) throws SQLException {
    boolean there =
        made
            && request.below().isEmpty()
            && mailbox.uidNext() == 1
            && mail.grants().stream().noneMatch(grant -> grant.mailbox() == mailbox.id())
            && mail.annotations().stream().noneMatch(note -> note.mailbox() == mailbox.id())
            && restoration.isAsMade(mailbox);
    if (there) {
      run.shownMailbox();
    }
    return there;
  }

  private boolean wants(MailboxName name) {
    return request.mailbox().map(MailboxName::new).filter(only -> !only.equals(name)).isEmpty();
  }

  private void take(AccountFile file, SavedMessage saved) throws SQLException, IOException {
    ArchivedMessage message = saved.message();
    Filling filling = fillings.get(message.mailbox());
    if (filling == null
        || !filling.wants(message.uid())
        || !filling.isOf(Optional.ofNullable(uidValidities.get(message.mailbox())))) {
      return;
    }
    if (message.modseq() > modseq) {
      throw new BackupDamaged("A message has a modseq above its account's: " + message.modseq());
    }
    Key key = new Key(message.mailbox(), message.uid());
    if (!withoutContent.containsKey(key) && !damaged.containsKey(key)) {
      switch (filling.find(message)) {
        case Found.Nothing() -> {}
        case Found.Damaged(long there) -> damaged.put(key, there);
        case Found.Whole() -> {
          filling.enter(message.uid());
          return;
        }
      }
    }
    if (saved.where().isEmpty()) {
      withoutContent.putIfAbsent(key, message);
      return;
    }
    ArchivedMessage latest = withoutContent.remove(key);
    SavedMessage whole = latest == null ? saved : saved.as(latest);
    if (first != null && (!first.where().equals(whole.where()) || waiting.size() == MOST_PLACES)) {
      store(file);
    }
    if (first == null) {
      first = whole;
    }
    Long there = damaged.get(key);
    waiting.add(
        new Place(
            filling.hidden,
            whole.message(),
            there == null ? OptionalLong.empty() : OptionalLong.of(there)));
  }

  private void store(AccountFile file) throws IOException {
    if (first == null) {
      return;
    }
    run.goOn();
    ArchivedMessage message = first.message();
    Spool spool = spools.open(message.octets());
    boolean whole = false;
    try {
      whole = copy(file.content(first.where().orElseThrow()), spool, message);
    } finally {
      if (!whole) {
        spool.close();
      }
    }
    if (whole) {
      List<Place> places = List.copyOf(waiting);
      places.forEach(place -> fillings.get(place.message().mailbox()).enter(place.message().uid()));
      puts.begin(
          () -> {
            try (spool) {
              restoration.put(spool, places);
            }
            run.restored(places.size());
          });
    } else {
      run.trouble(
          "The content %d (UID %d in %s) differs from what was backed up."
              .formatted(
                  message.content(),
                  message.uid(),
                  fillings.get(message.mailbox()).hidden.archived().name()));
    }
    waiting.clear();
    first = null;
  }

  /** Copies a content, and returns whether the copy is what was saved. */
  private static boolean copy(InputStream from, Spool to, ArchivedMessage message)
      throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[65_536];
    long left = message.octets();
    while (left > 0) {
      int n = from.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        return false;
      }
      checksum.update(buffer, 0, n);
      to.write(buffer, 0, n);
      left -= n;
    }
    return (int) checksum.getValue() == message.checksum();
  }

  private void show(ArchivedMail mail) throws SQLException {
    for (Filling filling : fillings.values()) {
      MailboxName archived = filling.hidden.archived().name();
      if (filling.missing() > 0) {
        run.trouble(
            "%d messages of %s are missing in the files of the backup."
                .formatted(filling.missing(), archived));
      }
      MailboxName name = name(archived);
      switch (finish(filling, name, mail)) {
        case Shown.Done() when addsNothing(filling) -> run.leftAlone();
        case Shown.Done() -> run.shownMailbox();
        case Shown.Added() -> {
          run.shownMailbox();
          run.trouble(
              ("New mail came to %s during the restore: the restored messages follow it and"
                      + " have new UIDs.")
                  .formatted(name));
        }
        case Shown.Taken taken -> trouble(taken);
        case Shown.Failed(MailboxName there, String why) ->
            run.trouble("%s could not be restored completely: %s".formatted(there, why));
        case Shown.OverQuota() ->
            run.trouble("The account's quota has no space left for " + name + ".");
      }
    }
  }

  /** Returns whether the mailbox existed and the saved one had no messages to add. */
  private boolean addsNothing(Filling filling) {
    return areOnlyThoseGoneWanted() && filling.merge.isPresent() && filling.uids.length == 0;
  }

  private Shown finish(Filling filling, MailboxName name, ArchivedMail mail) throws SQLException {
    if (filling.merge.isPresent()) {
      Merge merge = filling.merge.get();
      Shown shown = merge.finish(request.exact() && filling.missing() == 0);
      run.removed(new Removed(0, merge.expunged()));
      return shown;
    }
    return made
        ? restoration.showOrAdd(filling.hidden, name, mail)
        : restoration.show(filling.hidden, name, mail);
  }

  private void trouble(Shown.Taken taken) {
    run.trouble(
        "A mailbox %s with mail exists. Restore over it, or below another name."
            .formatted(taken.name()));
  }

  private MailboxName name(MailboxName archived) {
    return request
        .below()
        .map(below -> new MailboxName(below + MailboxName.DELIMITER + archived.path()))
        .orElse(archived);
  }
}
