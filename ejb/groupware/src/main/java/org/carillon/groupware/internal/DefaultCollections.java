package org.carillon.groupware.internal;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.CollectionKind;

/**
 * The collections that every account has. One of each kind is created when an account that has none
 * first asks. It stays the first of its kind: collections that programs create later, under any
 * name, do not take its place.
 */
final class DefaultCollections {
  private static final int MOST_TRIES = 20;
  private static final Map<CollectionKind, String> NAMES = new EnumMap<>(CollectionKind.class);

  static {
    NAMES.put(CollectionKind.CALENDAR, "Calendar");
    NAMES.put(CollectionKind.TASKS, "Tasks");
    NAMES.put(CollectionKind.CONTACTS, "Contacts");
    NAMES.put(CollectionKind.NOTES, "Notes");
    NAMES.put(CollectionKind.FILES, "Files");
  }

  private final Collections collections;

  DefaultCollections(Collections collections) {
    this.collections = collections;
  }

  /** Returns all collections that the caller sees except mail, own first. Creates missing ones. */
  Answer<List<CollectionEntry>> of(Caller caller) {
    return collections.home(caller).then(all -> with(caller, all));
  }

  private Answer<List<CollectionEntry>> with(Caller caller, List<CollectionEntry> all) {
    Set<CollectionKind> there =
        all.stream()
            .filter(entry -> !entry.name().isOthers())
            .map(CollectionEntry::kind)
            .collect(Collectors.toSet());
    Set<String> names = all.stream().map(entry -> entry.name().path()).collect(Collectors.toSet());
    boolean made = false;
    for (Map.Entry<CollectionKind, String> wanted : NAMES.entrySet()) {
      if (!there.contains(wanted.getKey())) {
        Optional<Failure> failure = make(caller, wanted.getKey(), wanted.getValue(), names);
        if (failure.isPresent()) {
          return Answer.failed(failure.get());
        }
        made = true;
      }
    }
    return made
        ? collections.home(caller).map(DefaultCollections::groupware)
        : new Answer.Done<>(groupware(all));
  }

  /** Creates a collection. There may be no room for it, or another session created it. */
  private Optional<Failure> make(
      Caller caller, CollectionKind kind, String name, Set<String> taken) {
    String free = name;
    for (int number = 2; taken.contains(free) && number < MOST_TRIES; number++) {
      free = name + " " + number;
    }
    return collections
        .create(caller, new MailboxName(free), kind)
        .asFailure()
        .filter(failure -> failure instanceof Failure.TryLater);
  }

  private static List<CollectionEntry> groupware(List<CollectionEntry> all) {
    Set<Long> usual =
        NAMES.keySet().stream()
            .flatMap(kind -> usual(all, kind).stream())
            .collect(Collectors.toSet());
    return all.stream()
        .filter(entry -> entry.kind() != CollectionKind.MAIL)
        .filter(entry -> entry.kind() != CollectionKind.CHAT)
        .sorted(Comparator.comparing(entry -> !usual.contains(entry.id())))
        .toList();
  }

  /**
   * Returns the collection that this server created, or the oldest one if that has another name or
   * is gone. Nodes take ids in blocks, so ids alone do not tell which one is older.
   */
  private static Optional<Long> usual(List<CollectionEntry> all, CollectionKind kind) {
    return all.stream()
        .filter(entry -> entry.kind() == kind && !entry.name().isOthers())
        .min(
            Comparator.comparing((CollectionEntry entry) -> !entry.rights().has(Right.INSERT))
                .thenComparing(entry -> !entry.name().path().equals(NAMES.get(kind)))
                .thenComparing(CollectionEntry::id))
        .map(CollectionEntry::id);
  }
}
