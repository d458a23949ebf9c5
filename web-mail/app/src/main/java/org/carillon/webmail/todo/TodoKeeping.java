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
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.json.Json;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.web.PageContext;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.event.EventJson;
import org.carillon.webmail.event.OpenEvent;
import org.carillon.webmail.event.OwnObjects;
import org.carillon.webmail.event.SeriesJson;

/** Opens, keeps, removes tasks; {@link Failure.Outdated} if not the version that was seen. */
@RequestScoped
public class TodoKeeping {
  /** The search for the next occurrence, which skips excluded ones. */
  private static final ExpansionLimit NEXT = new ExpansionLimit(100, 50_000);

  @Inject private OwnObjects own;
  @Inject private GroupwareObjects objects;
  @Inject private TodoLists lists;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;

  /** The result of completing a task; for a series with the completed occurrence's key. */
  record Checked(OpenEvent before, String made) {}

  /** The task of a key in a list. */
  Answer<OpenEvent> open(long list, String key) {
    return own.open(lists.find(list), key, CalendarKind.VTODO);
  }

  /** The task of a key, if its version is still that of the tag. */
  Answer<OpenEvent> open(long list, String key, String tag) {
    return open(list, key)
        .then(
            todo ->
                todo.stored().entry().tag().value().equals(tag)
                    ? new Answer.Done<>(todo)
                    : Answer.failed(new Failure.Outdated(todo.stored().entry().uid())));
  }

  Answer<String> create(long list, RequestedTask requested) {
    return create(list, Json.createObjectBuilder().add("uid", uid()).build(), requested);
  }

  /** Creates a task with a parent. */
  Answer<String> createPart(OpenEvent whole, RequestedTask requested) {
    return create(
        whole.calendar().id(),
        TodoJson.part(uid(), EventJson.text(whole.json(), "uid")),
        requested);
  }

  /** Creates a task from something with a URL. */
  Answer<String> createLinked(long list, String href, RequestedTask requested) {
    return create(list, TodoJson.linked(uid(), href), requested);
  }

  private Answer<String> create(long list, JsonObject begun, RequestedTask requested) {
    return lists.find(list).isEmpty()
        ? Answer.failed(new Failure.NotFound("list"))
        : own.create(list, TodoJson.with(begun, requested, ui.getZone()));
  }

  private static String uid() {
    return UUID.randomUUID().toString();
  }

  /** Changes a task, and moves it to another list if requested. */
  Answer<String> change(OpenEvent todo, RequestedTask requested, long list) {
    return own.replace(todo, TodoJson.with(todo.json(), requested, ui.getZone()))
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

  Answer<Void> remove(OpenEvent todo) {
    return own.delete(todo);
  }

  /** Completes a task: a series moves to its next occurrence, and this one is kept as completed. */
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
    // One day earlier, so that the zone of the first occurrence does not matter.
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

  /** Deletes the task of a key, regardless of its version. */
  Answer<Void> delete(long list, String key) {
    return new ItemKey(key).problem().isEmpty()
        ? own.delete(list, key)
        : Answer.failed(new Failure.NotFound("task", key));
  }

  /** Restores a task's version; deletes the task {@code made} by the change, unless empty. */
  Answer<Void> restore(long list, String key, byte[] octets, String made) {
    ItemKey there = new ItemKey(key);
    if (lists.find(list).isEmpty()
        || !there.problem().isEmpty()
        || !(CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject old))) {
      return Answer.failed(new Failure.NotFound("task", key));
    }
    return own.put(list, there, new Precondition.Always(), JsCalendar.of(old))
        .then(_ -> made.isEmpty() ? Answer.done() : own.delete(list, made));
  }
}
