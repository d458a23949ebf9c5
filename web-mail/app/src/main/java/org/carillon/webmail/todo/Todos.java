package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.RenderedObject;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.event.EventJson;
import org.carillon.webmail.event.SeriesJson;

/** Reads the tasks in lists, by the reader's clock. */
@RequestScoped
public class Todos {
  @Inject private GroupwareObjects objects;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;

  /**
   * The tasks of some lists.
   *
   * @param all the tasks, in order
   * @param failed the lists that could not be read now
   * @param full the lists of which only the latest tasks are shown
   */
  public record Seen(List<Todo> all, List<ShownCalendar> failed, List<ShownCalendar> full) {}

  public Seen in(List<ShownCalendar> lists) {
    List<Todo> all = new ArrayList<>();
    List<ShownCalendar> failed = new ArrayList<>();
    List<ShownCalendar> full = new ArrayList<>();
    for (ShownCalendar list : lists) {
      Answer<List<StoredObject>> stored =
          objects
              .list(visitor.caller(), list.id())
              .then(
                  entries -> {
                    if (entries.size() > GroupwareObjects.MOST) {
                      full.add(list);
                    }
                    return objects.open(visitor.caller(), list.id(), newest(entries));
                  });
      switch (stored) {
        case Answer.Done<List<StoredObject>>(List<StoredObject> there) ->
            there.forEach(one -> of(list, one).ifPresent(all::add));
        case Answer.Failed<List<StoredObject>> _ -> failed.add(list);
      }
    }
    all.sort(Todo.ORDER);
    return new Seen(all, failed, full);
  }

  private static List<ItemKey> newest(List<ObjectEntry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(ObjectEntry::saved).reversed())
        .limit(GroupwareObjects.MOST)
        .map(ObjectEntry::key)
        .toList();
  }

  private Optional<Todo> of(ShownCalendar list, StoredObject stored) {
    if (!(CalendarObject.read(stored.octets())
            instanceof CalendarParseResult.Read(CalendarObject read))
        || read.kind() != CalendarKind.VTODO) {
      return Optional.empty();
    }
    String key = stored.entry().key().value();
    return RenderedObject.of(key, () -> JsCalendar.of(read)).map(json -> of(list, stored, json));
  }

  private Todo of(ShownCalendar list, StoredObject stored, JsonObject json) {
    return new Todo(
        list,
        stored.entry().key().value(),
        stored.entry().tag().value(),
        EventJson.text(json, "uid"),
        TodoJson.parent(json),
        ShortenedText.of(EventJson.text(json, EventJson.TITLE)),
        TodoJson.due(json, ui.getZone()).orElse(null),
        !EventJson.isAllDay(json),
        TodoJson.priority(json),
        EventJson.categories(json),
        TodoJson.percent(json),
        TodoJson.isDone(json),
        TodoJson.ended(json),
        SeriesJson.isSeries(json),
        EventJson.isPrivate(json),
        stored.entry().isRedacted());
  }
}
