package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.RenderedObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.ShownCalendar;

/** Reads and writes events and tasks of the reader's collections as JSCalendar. */
@RequestScoped
public class OwnObjects {
  @Inject private GroupwareObjects objects;
  @Inject private Visitor visitor;

  /** Opens an object; not found if it is of another kind. */
  public Answer<OpenEvent> open(Optional<ShownCalendar> there, String key, CalendarKind kind) {
    Failure none = new Failure.NotFound("event", key);
    ItemKey asked = new ItemKey(key);
    if (there.isEmpty() || !asked.problem().isEmpty()) {
      return Answer.failed(none);
    }
    return objects
        .open(visitor.caller(), there.get().id(), asked)
        .then(
            stored ->
                CalendarObject.read(stored.octets()) instanceof CalendarParseResult.Read(var object)
                        && object.kind() == kind
                    ? RenderedObject.of(key, () -> JsCalendar.of(object))
                        .<Answer<OpenEvent>>map(
                            json ->
                                new Answer.Done<>(new OpenEvent(there.get(), stored, object, json)))
                        .orElseGet(() -> Answer.failed(none))
                    : Answer.failed(none));
  }

  public Answer<StoredObjectResult> put(
      long collection, ItemKey key, Precondition when, JsonObject json) {
    return put(collection, key, when, json, Telling.AT_ONCE);
  }

  private Answer<StoredObjectResult> put(
      long collection, ItemKey key, Precondition when, JsonObject json, Telling telling) {
    return switch (JsCalendar.read(json)) {
      case ReadJsCalendar.Refused(String pointer, String sentence) ->
          Answer.failed(new Failure.Invalid(pointer, "malformed", sentence));
      case ReadJsCalendar.Understood(CalendarObject read) ->
          objects.put(
              visitor.caller(), collection, key, when, new NewObject(read.octets(), telling));
    };
  }

  /** Stores an earlier version under its key, whatever is there now. */
  public Answer<StoredObjectResult> restore(long collection, ItemKey key, byte[] octets) {
    return objects.put(
        visitor.caller(),
        collection,
        key,
        new Precondition.Always(),
        new NewObject(octets, Telling.AT_ONCE, true));
  }

  /** Stores a new object under its UID. */
  public Answer<String> create(long collection, JsonObject json) {
    String key = EventJson.text(json, "uid") + ".ics";
    return put(collection, new ItemKey(key), new Precondition.Absent(), json).map(_ -> key);
  }

  /** Replaces the version that the reader saw. */
  public Answer<String> replace(OpenEvent old, JsonObject json) {
    return replace(old, json, Telling.AT_ONCE);
  }

  /** Replaces one that loses instances; guests are not told while this can be undone. */
  Answer<String> shorten(OpenEvent old, JsonObject json) {
    return replace(old, json, Telling.UNLESS_UNDONE);
  }

  private Answer<String> replace(OpenEvent old, JsonObject json, Telling telling) {
    ItemKey key = old.stored().entry().key();
    return put(old.calendar().id(), key, seen(old), json, telling).map(_ -> key.value());
  }

  /** Deletes the version that the reader saw; guests are not told while this can be undone. */
  public Answer<Void> delete(OpenEvent old) {
    return objects.delete(
        visitor.caller(),
        old.calendar().id(),
        old.stored().entry().key(),
        seen(old),
        Telling.UNLESS_UNDONE);
  }

  /** Deletes any version of the object with the key. */
  public Answer<Void> delete(long collection, String key) {
    return objects.delete(
        visitor.caller(), collection, new ItemKey(key), new Precondition.Always(), Telling.AT_ONCE);
  }

  private static Precondition seen(OpenEvent old) {
    return new Precondition.Match(Set.of(old.stored().entry().tag()));
  }
}
