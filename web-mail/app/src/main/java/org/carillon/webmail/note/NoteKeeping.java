package org.carillon.webmail.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.web.ShortenedText;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.OwnCollections;
import org.carillon.webmail.calendar.ShownCalendar;

/**
 * Opens, keeps and removes notes. A note is identified by its key. A change applies to the version
 * that the reader saw; if that was changed since, it fails with {@link Failure.Outdated}.
 */
@RequestScoped
public class NoteKeeping {
  @Inject private GroupwareObjects objects;
  @Inject private OwnCollections collections;
  @Inject private Visitor visitor;

  private List<ShownCalendar> places;

  /** A note that was read. */
  record OpenNote(ShownCalendar in, StoredObject stored, NoteBody body) {
    String tag() {
      return stored.entry().tag().value();
    }
  }

  /**
   * The notes that a page shows.
   *
   * @param failed what could not be read now
   * @param full that of which only what came last is shown
   */
  record Seen(List<ShownNote> all, List<ShownCalendar> failed, List<ShownCalendar> full) {}

  /** The collections that hold notes, the reader's own first. */
  List<ShownCalendar> places() {
    if (places == null) {
      places = collections.of(CollectionKind.NOTES, Set.of());
    }
    return places;
  }

  List<ShownCalendar> writable() {
    return places().stream().filter(ShownCalendar::isWritable).toList();
  }

  Optional<ShownCalendar> find(long id) {
    return places().stream().filter(one -> one.id() == id).findFirst();
  }

  /** The notes, last written first, that contain all words; empty for any. */
  Seen all(String words) {
    List<ShownNote> all = new ArrayList<>();
    List<ShownCalendar> failed = new ArrayList<>();
    List<ShownCalendar> full = new ArrayList<>();
    for (ShownCalendar place : places()) {
      Answer<List<StoredObject>> stored =
          objects
              .list(visitor.caller(), place.id())
              .then(
                  entries -> {
                    if (entries.size() > GroupwareObjects.MOST) {
                      full.add(place);
                    }
                    return objects.open(visitor.caller(), place.id(), newest(entries));
                  });
      switch (stored) {
        case Answer.Done<List<StoredObject>>(List<StoredObject> there) ->
            there.stream()
                .map(one -> new OpenNote(place, one, body(one)))
                .filter(one -> words.isBlank() || one.body().says(words.strip()))
                .map(NoteKeeping::shown)
                .forEach(all::add);
        case Answer.Failed<List<StoredObject>> _ -> failed.add(place);
      }
    }
    all.sort(Comparator.comparing(ShownNote::saved).reversed().thenComparing(ShownNote::key));
    return new Seen(all, failed, full);
  }

  private static List<ItemKey> newest(List<ObjectEntry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(ObjectEntry::saved).reversed())
        .limit(GroupwareObjects.MOST)
        .map(ObjectEntry::key)
        .toList();
  }

  private static NoteBody body(StoredObject stored) {
    return NoteBody.read(stored.entry().mediaType(), stored.octets());
  }

  private static ShownNote shown(OpenNote note) {
    return new ShownNote(
        note.in(),
        note.stored().entry().key().value(),
        ShortenedText.of(note.body().title()),
        ShortenedText.of(note.body().rest()),
        note.body().colour().map(one -> one.word()).orElse(""),
        note.body().categories(),
        note.stored().entry().saved());
  }

  Answer<OpenNote> open(long place, String key) {
    ItemKey asked = new ItemKey(key);
    Optional<ShownCalendar> there = find(place);
    return there.isEmpty() || !asked.problem().isEmpty()
        ? Answer.failed(new Failure.NotFound("note", key))
        : objects
            .open(visitor.caller(), place, asked)
            .map(stored -> new OpenNote(there.get(), stored, body(stored)));
  }

  /** Writes a new note and returns its key. */
  Answer<String> create(long place, NoteBody body) {
    if (find(place).isEmpty()) {
      return Answer.failed(new Failure.NotFound("note"));
    }
    String key = UUID.randomUUID() + ".txt";
    return body.octets()
        .then(octets -> put(place, key, new Precondition.Absent(), octets))
        .map(_ -> key);
  }

  /** Replaces the version that the reader saw. */
  Answer<String> change(OpenNote old, String tag, NoteBody body) {
    String key = old.stored().entry().key().value();
    return body.octets()
        .then(
            octets ->
                put(old.in().id(), key, new Precondition.Match(Set.of(new EntityTag(tag))), octets))
        .map(_ -> key);
  }

  /** Restores a note that was deleted or changed. */
  Answer<Void> restore(long place, String key, byte[] octets) {
    return find(place).isEmpty() || !new ItemKey(key).problem().isEmpty()
        ? Answer.failed(new Failure.NotFound("note", key))
        : put(place, key, new Precondition.Always(), octets);
  }

  private Answer<Void> put(long place, String key, Precondition when, byte[] octets) {
    return objects
        .put(
            visitor.caller(), place, new ItemKey(key), when, new NewObject(octets, Telling.AT_ONCE))
        .map(_ -> null);
  }

  /** Deletes the version that the reader saw. */
  Answer<Void> remove(OpenNote note) {
    return objects.delete(
        visitor.caller(),
        note.in().id(),
        note.stored().entry().key(),
        new Precondition.Match(Set.of(note.stored().entry().tag())),
        Telling.AT_ONCE);
  }
}
