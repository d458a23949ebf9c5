package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.json.Json;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.web.Ui;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.event.EventJson;
import org.carillon.webmail.event.OpenEvent;
import org.carillon.webmail.event.OwnObjects;
import org.carillon.webmail.event.SeriesJson;

/**
 * Opens, keeps and removes tasks. Each change is of the version that the reader saw; whoever was
 * quicker makes it {@link Failure.Outdated}.
 */
@RequestScoped
public class TodoKeeping {
  /** The next time is among the first that come; excluded ones are stepped over. */
  private static final ExpansionLimit NEXT = new ExpansionLimit(100, 50_000);

  @Inject private OwnObjects own;
  @Inject private GroupwareObjects objects;
  @Inject private TodoLists lists;
  @Inject private Visitor visitor;
  @Inject private Ui ui;

  /**
   * What came of checking one off.
   *
   * @param made the key of the time that is done, of what comes again; empty for nothing
   */
  record Checked(OpenEvent before, String made) {}

  /** The task under a key of a list. */
  Answer<OpenEvent> open(long list, String key) {
    return own.open(lists.find(list), key, CalendarKind.VTODO);
  }

  /** The same, if it is still as the reader saw it. */
  Answer<OpenEvent> open(long list, String key, String tag) {
    return open(list, key)
        .then(
            todo ->
                todo.stored().entry().tag().value().equals(tag)
                    ? new Answer.Done<>(todo)
                    : Answer.failed(new Failure.Outdated(todo.stored().entry().uid())));
  }

  /** Makes a new one. */
  Answer<String> create(long list, TodoWish wish) {
    return create(list, Json.createObjectBuilder().add("uid", uid()).build(), wish);
  }

  /** Makes a new one that is a part of another. */
  Answer<String> createPart(OpenEvent whole, TodoWish wish) {
    return create(
        whole.calendar().id(), TodoJson.part(uid(), EventJson.text(whole.json(), "uid")), wish);
  }

  /** Makes a new one from something that has an address. */
  Answer<String> createLinked(long list, String href, TodoWish wish) {
    return create(list, TodoJson.linked(uid(), href), wish);
  }

  private Answer<String> create(long list, JsonObject begun, TodoWish wish) {
    return lists.find(list).isEmpty()
        ? Answer.failed(new Failure.NotFound("list"))
        : own.create(list, TodoJson.with(begun, wish, ui.getZone()));
  }

  private static String uid() {
    return UUID.randomUUID().toString();
  }

  /** Changes one, and puts it into another list if that is wanted. */
  Answer<String> change(OpenEvent todo, TodoWish wish, long list) {
    return own.replace(todo, TodoJson.with(todo.json(), wish, ui.getZone()))
        .then(key -> list == todo.calendar().id() ? new Answer.Done<>(key) : move(todo, list));
  }

  private Answer<String> move(OpenEvent todo, long list) {
    ItemKey key = todo.stored().entry().key();
    return lists.find(list).isEmpty()
        ? Answer.failed(new Failure.NotFound("list"))
        : objects
            .move(visitor.caller(), todo.calendar().id(), key, list, key)
            .map(_ -> key.value());
  }

  /** Removes one. */
  Answer<Void> remove(OpenEvent todo) {
    return own.delete(todo);
  }

  /** Checks one off: what comes again is due the next time, and this time is kept as done. */
  Answer<Checked> check(OpenEvent todo) {
    if (TodoJson.isDone(todo.json())) {
      return own.replace(todo, TodoJson.undone(todo.json())).map(_ -> new Checked(todo, ""));
    }
    Optional<LocalDateTime> next = SeriesJson.isSeries(todo.json()) ? next(todo) : Optional.empty();
    if (next.isEmpty()) {
      return own.replace(todo, TodoJson.done(todo.json())).map(_ -> new Checked(todo, ""));
    }
    return own.replace(todo, TodoJson.next(todo.json(), next.get()))
        .then(_ -> own.create(todo.calendar().id(), TodoJson.thisTime(todo.json(), uid())))
        .map(made -> new Checked(todo, made));
  }

  private static Optional<LocalDateTime> next(OpenEvent todo) {
    Optional<LocalDateTime> first = TodoJson.first(todo.json());
    ZoneId utc = ZoneId.of("UTC");
    // A day before: which zone it is of does not matter for what comes after it.
    TimeSpan span =
        new TimeSpan(
            first.map(one -> one.minusDays(1).atZone(utc).toInstant()).orElse(Instant.EPOCH),
            TimeSpan.ALWAYS.to());
    return todo.object().instances(span, utc, NEXT).instances().stream()
        .map(SeriesInstance::id)
        .map(id -> id.local())
        .filter(id -> first.filter(id::isAfter).isPresent())
        .min(LocalDateTime::compareTo);
  }

  /** Removes whatever a key names. */
  Answer<Void> delete(long list, String key) {
    return new ItemKey(key).problem().isEmpty()
        ? own.delete(list, key)
        : Answer.failed(new Failure.NotFound("task", key));
  }

  /**
   * Puts a version of a task in the place of whatever became of it.
   *
   * @param made the key of what was made beside it, which goes; empty for nothing
   */
  Answer<Void> restore(long list, String key, byte[] octets, String made) {
    ItemKey there = new ItemKey(key);
    if (lists.find(list).isEmpty()
        || !there.problem().isEmpty()
        || !(CalendarObject.read(octets) instanceof CalendarReading.Read(CalendarObject old))) {
      return Answer.failed(new Failure.NotFound("task", key));
    }
    return own.put(list, there, new Precondition.Always(), JsCalendar.of(old))
        .then(_ -> made.isEmpty() ? Answer.done() : own.delete(list, made));
  }
}
