package org.carillon.webmail.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ExportedContacts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.webmail.note.NoteFile;
import org.carillon.webmail.read.PartServlet;

/**
 * Exports an account's collections: address books as vCards, calendars and task lists as iCalendar,
 * notes as texts, and files as they are. A note or file deleted meanwhile is left out.
 */
@ApplicationScoped
class CollectionsExport {
  /** The number of notes in memory at once. */
  private static final int PAGE = 20;

  @Inject private Collections collections;
  @Inject private ContactAccess contacts;
  @Inject private PublishedCalendars calendars;
  @Inject private GroupwareObjects objects;

  void write(Caller caller, Set<ExportChoice> parts, ExportArchive archive) throws IOException {
    for (CollectionEntry one : ExportArchive.needed(collections.home(caller))) {
      Optional<ExportChoice> part = part(one).filter(parts::contains);
      if (part.isPresent() && !one.name().isOthers()) {
        write(caller, one, part.get(), archive);
      }
    }
  }

  private static Optional<ExportChoice> part(CollectionEntry one) {
    return switch (one.kind()) {
      case CONTACTS -> Optional.of(ExportChoice.CONTACTS);
      case CALENDAR, TASKS, JOURNAL -> Optional.of(ExportChoice.CALENDARS);
      case NOTES -> Optional.of(ExportChoice.NOTES);
      case FILES -> Optional.of(ExportChoice.FILES);
      case MAIL, CHAT -> Optional.empty();
    };
  }

  private void write(Caller caller, CollectionEntry one, ExportChoice part, ExportArchive archive)
      throws IOException {
    String path = one.name().path();
    switch (part) {
      case CONTACTS -> contacts(caller, one.id(), archive.file("Contacts", path, ".vcf"));
      case CALENDARS ->
          ExportArchive.needed(calendars.open(caller, one.id(), CalendarFileOptions.WHOLE))
              .writeTo(archive.file("Calendars", path, ".ics"));
      case NOTES -> notes(caller, one, archive);
      case FILES -> files(caller, one, archive);
      case MAIL, RULES, SIGNATURES -> throw new IllegalStateException(part + " is no collection");
    }
  }

  private void contacts(Caller caller, long book, OutputStream out) throws IOException {
    OptionalLong after = OptionalLong.empty();
    do {
      ExportedContacts some =
          ExportArchive.needed(contacts.export(caller, book, Optional.empty(), after));
      out.write(some.octets());
      after = some.next();
    } while (after.isPresent());
  }

  private void notes(Caller caller, CollectionEntry place, ExportArchive archive)
      throws IOException {
    List<ItemKey> keys =
        ExportArchive.needed(objects.list(caller, place.id())).stream()
            .map(ObjectEntry::key)
            .toList();
    for (int from = 0; from < keys.size(); from += PAGE) {
      List<ItemKey> some = keys.subList(from, Math.min(from + PAGE, keys.size()));
      for (StoredObject note : ExportArchive.needed(objects.open(caller, place.id(), some))) {
        NoteFile file = NoteFile.of(note);
        archive
            .file("Notes", place.name().path() + "/" + file.name(), file.ending())
            .write(note.octets());
      }
    }
  }

  private void files(Caller caller, CollectionEntry folder, ExportArchive archive)
      throws IOException {
    Optional<ChangeState> since = Optional.empty();
    boolean more = true;
    while (more) {
      ItemChanges some =
          ExportArchive.needed(collections.changes(caller, folder.id(), since, Collections.MOST));
      for (ItemChange change : some.changes()) {
        if (change instanceof ItemChange.Changed(ItemEntry file) && file.key().isPresent()) {
          file(caller, folder, file.key().get(), archive);
        }
      }
      since = Optional.of(some.state());
      more = some.more();
    }
  }

  private void file(Caller caller, CollectionEntry folder, ItemKey key, ExportArchive archive)
      throws IOException {
    Answer<OpenItem> found = collections.open(caller, folder.id(), key);
    if (found instanceof Answer.Failed<OpenItem>(Failure.NotFound _)) {
      return;
    }
    try (OpenItem file = ExportArchive.needed(found)) {
      OutputStream out =
          archive.named(
              "Files",
              folder.name().path(),
              PartServlet.fileName(key.value(), ""),
              file.entry().saved());
      file.content().copyTo(out, 0, file.content().size());
    }
  }
}
