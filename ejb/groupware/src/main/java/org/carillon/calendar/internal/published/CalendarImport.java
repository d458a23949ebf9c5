package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.internal.scheduling.SchedulingHook;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.file.CalendarFileContent;
import org.carillon.format.icalendar.file.CalendarFileReader;
import org.carillon.format.icalendar.file.FileEntry;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.groupware.ParallelPuts;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.settings.Settings;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Imports files into calendars: tasks go into the task list, events into the calendar. */
@ApplicationScoped
public class CalendarImport {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  /** The number of objects that are compared at a time. */
  private static final int PAGE = 200;

  private static final List<CollectionKind> KINDS =
      List.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  private final ObjectViews views;
  private final GroupwareObjects objects;
  private final CalendarObjects kind;
  private final Settings settings;

  @Inject
  CalendarImport(
      ObjectViews views, GroupwareObjects objects, CalendarObjects kind, Settings settings) {
    this.views = views;
    this.objects = objects;
    this.kind = kind;
    this.settings = settings;
  }

  /** Stores the objects. REPLACE deletes objects not in the file if all of it could be read. */
  public Answer<ImportedCalendar> put(
      Caller caller, long collection, ImportMode mode, byte[] octets) {
    long most = settings.value(PublishedSettings.IMPORT_OCTETS);
    if (octets.length > most) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, most));
    }
    return views
        .of(caller, collection, kind)
        .then(
            view ->
                may(view.collection().rights(), mode)
                    ? WorkBudget.instead(
                        WorkBudget.ofFile(), () -> read(caller, view, mode, octets))
                    : Answer.failed(
                        new Failure.NotAllowed(
                            Failure.NotAllowed.PLAIN,
                            "You do not have the right to change this calendar.")));
  }

  private static boolean may(MailboxRights rights, ImportMode mode) {
    return rights.has(Right.INSERT) && (mode == ImportMode.MERGE || rights.mayExpunge());
  }

  private Answer<ImportedCalendar> read(
      Caller caller, ObjectView<CalendarSummary> view, ImportMode mode, byte[] octets) {
    CalendarFileContent file = CalendarFileReader.read(octets, PublishedCalendars.MOST);
    if (!file.isCalendar()) {
      return Answer.failed(
          new Failure.Invalid("file", "no-calendar", "The file does not contain a calendar."));
    }
    Map<CollectionKind, CollectionEntry> others = beside(caller, view.collection(), file);
    Answer<ImportedCalendar> done =
        new Run(caller, view, without(file, others.keySet()), others.isEmpty()).run(mode);
    for (Map.Entry<CollectionKind, CollectionEntry> other : others.entrySet()) {
      CalendarFileContent part = of(file, other.getKey());
      done = done.map(sum -> sum.plus(elsewhere(caller, other.getValue(), part)));
    }
    return done;
  }

  /** Returns the caller's default collections for kinds that this one does not accept. */
  private Map<CollectionKind, CollectionEntry> beside(
      Caller caller, CollectionEntry collection, CalendarFileContent file) {
    Set<CollectionKind> wanted = EnumSet.noneOf(CollectionKind.class);
    if (!MirrorWriting.isFilling() && !collection.name().isOthers()) {
      KINDS.stream()
          .filter(kind -> kind != collection.kind())
          .filter(kind -> file.entries().stream().anyMatch(entry -> isOf(entry, kind)))
          .forEach(wanted::add);
    }
    Map<CollectionKind, CollectionEntry> found = new EnumMap<>(CollectionKind.class);
    if (!wanted.isEmpty()
        && objects.collections(caller)
            instanceof Answer.Done<List<CollectionEntry>>(List<CollectionEntry> all)) {
      all.stream()
          .filter(entry -> wanted.contains(entry.kind()) && !entry.name().isOthers())
          .filter(entry -> entry.rights().has(Right.INSERT))
          .forEach(entry -> found.putIfAbsent(entry.kind(), entry));
    }
    return found;
  }

  private ImportedCalendar elsewhere(
      Caller caller, CollectionEntry collection, CalendarFileContent part) {
    Answer<ImportedCalendar> done =
        views
            .of(caller, collection.id(), kind)
            .then(view -> new Run(caller, view, part, true).run(ImportMode.MERGE));
    return switch (done) {
      case Answer.Done<ImportedCalendar>(ImportedCalendar put) -> put;
      case Answer.Failed<ImportedCalendar> _ ->
          new ImportedCalendar(
              0,
              0,
              0,
              0,
              part.entries().stream()
                  .limit(ImportedCalendar.MOST_NAMED)
                  .map(
                      entry ->
                          new ImportedCalendar.Unread(
                              entry.line(),
                              "It cannot be stored in “" + collection.name().path() + "”."))
                  .toList(),
              false);
    };
  }

  private static boolean isOf(FileEntry entry, CollectionKind kind) {
    return entry instanceof FileEntry.Whole(CalendarObject object, int _)
        && CalendarObjects.components(kind).contains(object.kind());
  }

  private static CalendarFileContent of(CalendarFileContent file, CollectionKind kind) {
    return new CalendarFileContent(
        file.entries().stream().filter(entry -> isOf(entry, kind)).toList(), true, false);
  }

  private static CalendarFileContent without(CalendarFileContent file, Set<CollectionKind> kinds) {
    return new CalendarFileContent(
        file.entries().stream()
            .filter(entry -> kinds.stream().noneMatch(kind -> isOf(entry, kind)))
            .toList(),
        file.isCalendar(),
        file.more());
  }

  private final class Run {
    private final Caller caller;
    private final ObjectView<CalendarSummary> view;
    private final CalendarFileContent file;
    private final Map<ItemKey, IndexedObject<CalendarSummary>> before = new HashMap<>();
    private final List<ImportedCalendar.Unread> unread = new ArrayList<>();
    private final ParallelPuts puts = new ParallelPuts(Run::isEnd);
    private int added;
    private int replaced;
    private int unchanged;
    private int removed;
    private final boolean isAll;
    private boolean isWhole;

    Run(Caller caller, ObjectView<CalendarSummary> view, CalendarFileContent file, boolean isAll) {
      this.isAll = isAll;
      this.caller = caller;
      this.view = view;
      this.file = file;
      this.isWhole = file.isWhole();
      view.objects().forEach(object -> before.put(object.entry().key(), object));
    }

    Answer<ImportedCalendar> run(ImportMode mode) {
      List<FileEntry.Whole> wanted = new ArrayList<>();
      for (FileEntry entry : file.entries()) {
        switch (entry) {
          case FileEntry.Whole whole -> wanted.add(whole);
          case FileEntry.Unread(int line, String reason) -> named(line, reason);
          case FileEntry.Foreign(int line, String name) ->
              named(line, name + " cannot be stored in a calendar.");
        }
      }
      if (wanted.isEmpty() && !isWhole && isAll) {
        return Answer.failed(
            new Failure.Invalid(
                "file",
                "no-objects",
                unread.isEmpty()
                    ? "The file contains no readable calendar objects."
                    : "Line " + unread.getFirst().line() + ": " + unread.getFirst().reason()));
      }
      for (int from = 0; from < wanted.size(); from += PAGE) {
        Optional<Failure> failure = put(wanted.subList(from, Math.min(from + PAGE, wanted.size())));
        if (failure.isPresent()) {
          // A caller who is told to try again later finds the stored objects there, and only the
          // rest is stored then.
          if (added + replaced == 0 || failure.get() instanceof Failure.TryLater) {
            return Answer.failed(failure.get());
          }
          isWhole = false;
          return new Answer.Done<>(done(true));
        }
      }
      if (mode == ImportMode.REPLACE && isWhole) {
        remove(wanted);
      } else if (mode == ImportMode.REPLACE) {
        named(1, "Nothing was removed, because not all of the file could be imported.");
      }
      return new Answer.Done<>(done(file.more()));
    }

    private ImportedCalendar done(boolean more) {
      return new ImportedCalendar(added, replaced, unchanged, removed, unread, more);
    }

    private void named(int line, String reason) {
      if (unread.size() < ImportedCalendar.MOST_NAMED) {
        unread.add(new ImportedCalendar.Unread(line, reason));
      }
    }

    private Optional<Failure> put(List<FileEntry.Whole> some) {
      List<ItemKey> there =
          some.stream()
              .flatMap(each -> view.ofUid(each.object().uid()).stream())
              .map(object -> object.entry().key())
              .distinct()
              .toList();
      Map<ItemKey, StoredObject> stored = new HashMap<>();
      if (!there.isEmpty()) {
        switch (objects.open(caller, view.collection().id(), there)) {
          case Answer.Failed<List<StoredObject>>(Failure failure) -> {
            return Optional.of(failure);
          }
          case Answer.Done<List<StoredObject>>(List<StoredObject> opened) ->
              opened.forEach(each -> stored.putIfAbsent(each.entry().key(), each));
        }
      }
      List<Optional<Answer<Optional<StoredObjectResult>>>> answers =
          puts.of(some, each -> put(each.object(), old(each.object(), stored)));
      Optional<Failure> end = Optional.empty();
      for (int at = 0; at < some.size(); at++) {
        FileEntry.Whole each = some.get(at);
        Optional<Failure> failure = answers.get(at).flatMap(answer -> told(each, answer));
        end = end.or(() -> failure);
      }
      return end;
    }

    private Optional<StoredObject> old(CalendarObject object, Map<ItemKey, StoredObject> stored) {
      return view.ofUid(object.uid()).stream()
          .map(there -> stored.get(there.entry().key()))
          .filter(Objects::nonNull)
          .findFirst();
    }

    /** Stores an object, unless it is already stored in the same form. */
    private Answer<Optional<StoredObjectResult>> put(
        CalendarObject object, Optional<StoredObject> old) {
      return old.filter(there -> isSame(there.octets(), object)).isPresent()
          ? new Answer.Done<>(Optional.empty())
          : SchedulingHook.untold(() -> stored(object, old)).map(Optional::of);
    }

    /** Counts the result of an object, and returns the failure that ends the import, if any. */
    private Optional<Failure> told(
        FileEntry.Whole each, Answer<Optional<StoredObjectResult>> answer) {
      return switch (answer) {
        case Answer.Done<Optional<StoredObjectResult>>(Optional<StoredObjectResult> put) -> {
          unchanged += put.isEmpty() ? 1 : 0;
          added += put.filter(made -> !made.replaced()).isPresent() ? 1 : 0;
          replaced += put.filter(StoredObjectResult::replaced).isPresent() ? 1 : 0;
          yield Optional.empty();
        }
        case Answer.Failed<Optional<StoredObjectResult>>(Failure.Invalid invalid) -> {
          // A task that a calendar does not accept is no reason to keep objects that the file does
          // not have.
          isWhole &= invalid.code().equals("supported-calendar-component");
          named(each.line(), invalid.message());
          yield Optional.empty();
        }
        case Answer.Failed<Optional<StoredObjectResult>>(Failure.Taken taken) ->
            left(each, taken.message());
        case Answer.Failed<Optional<StoredObjectResult>>(Failure.Outdated _) ->
            left(each, "It was changed in the meantime and was not replaced.");
        case Answer.Failed<Optional<StoredObjectResult>>(Failure.NotAllowed refused) ->
            left(each, refused.message());
        case Answer.Failed<Optional<StoredObjectResult>>(
                Failure.LimitReached(Limit limit, long most))
            when limit == Limit.OCTETS ->
            left(each, "It is larger than " + most + " octets.");
        case Answer.Failed<Optional<StoredObjectResult>>(Failure failure) -> {
          left(each, "Nothing could be stored from here on.");
          yield Optional.of(failure);
        }
      };
    }

    /** Returns whether the failure would affect the next objects too, such as a lack of room. */
    private static boolean isEnd(Failure failure) {
      return switch (failure) {
        case Failure.Invalid _, Failure.Taken _, Failure.Outdated _, Failure.NotAllowed _ -> false;
        case Failure.LimitReached(Limit limit, long _) -> limit != Limit.OCTETS;
        default -> true;
      };
    }

    private Optional<Failure> left(FileEntry.Whole each, String reason) {
      isWhole = false;
      named(each.line(), reason);
      return Optional.empty();
    }

    private Answer<StoredObjectResult> stored(CalendarObject object, Optional<StoredObject> old) {
      NewObject put = new NewObject(object.stamped(Instant.now()).octets(), Telling.NEVER);
      long collection = view.collection().id();
      if (old.isPresent()) {
        Precondition still = new Precondition.Match(Set.of(old.get().entry().tag()));
        return objects.put(caller, collection, old.get().entry().key(), still, put);
      }
      Answer<StoredObjectResult> done =
          objects.put(caller, collection, key(object.uid()), new Precondition.Absent(), put);
      return done.asFailure().filter(Failure.Outdated.class::isInstance).isPresent()
          ? objects.put(
              caller,
              collection,
              new ItemKey(UUID.randomUUID() + ".ics"),
              new Precondition.Absent(),
              put)
          : done;
    }

    /** Deletes objects that are not in the file and have not changed since the import began. */
    private void remove(List<FileEntry.Whole> wanted) {
      Set<String> kept = new HashSet<>();
      wanted.forEach(each -> kept.add(each.object().uid()));
      for (IndexedObject<CalendarSummary> object : before.values()) {
        if (!object.uid().isEmpty() && !kept.contains(object.uid())) {
          Answer<Void> gone =
              SchedulingHook.untold(
                  () ->
                      objects.delete(
                          caller,
                          view.collection().id(),
                          object.entry().key(),
                          new Precondition.Match(Set.of(object.entry().tag())),
                          Telling.NEVER));
          removed += gone instanceof Answer.Done<Void> ? 1 : 0;
        }
      }
    }
  }

  /** Returns whether both are the same apart from DTSTAMP, which programs write anew. */
  private static boolean isSame(byte[] stored, CalendarObject object) {
    return CalendarObject.read(stored) instanceof CalendarParseResult.Read(CalendarObject there)
        && said(there).equals(said(object));
  }

  private static List<CalendarComponent> said(CalendarObject object) {
    return object.parts().stream().map(part -> part.component().without("DTSTAMP")).toList();
  }

  /** Returns the key of an object that has none. */
  private static ItemKey key(String uid) {
    String name =
        PLAIN.matcher(uid).matches()
            ? uid
            : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
    return new ItemKey(name + ".ics");
  }
}
