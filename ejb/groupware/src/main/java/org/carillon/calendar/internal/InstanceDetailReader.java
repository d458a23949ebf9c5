package org.carillon.calendar.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.calendar.CalendarInstance;
import org.carillon.calendar.InstanceDetails;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;

/** Adds each instance's own texts from the objects, as views only know those of the series. */
final class InstanceDetailReader {
  private static final int AT_A_TIME = 50;
  private static final int LONGEST = 200;

  private final GroupwareObjects objects;

  InstanceDetailReader(GroupwareObjects objects) {
    this.objects = objects;
  }

  Answer<Page<InstanceDetails>> of(Caller caller, long collection, Page<CalendarInstance> page) {
    Map<CalendarInstance, InstanceDetails> changed = new HashMap<>();
    List<ItemKey> keys =
        page.items().stream()
            .filter(one -> one.instance().override() >= 0)
            .map(one -> one.object().key())
            .distinct()
            .toList();
    for (int from = 0; from < keys.size(); from += AT_A_TIME) {
      List<ItemKey> some = keys.subList(from, Math.min(from + AT_A_TIME, keys.size()));
      switch (objects.open(caller, collection, some)) {
        case Answer.Failed<List<StoredObject>>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<List<StoredObject>>(List<StoredObject> opened) ->
            opened.forEach(object -> add(changed, object, page.items()));
      }
    }
    return new Answer.Done<>(page.map(one -> changed.getOrDefault(one, asItsSeries(one))));
  }

  private static void add(
      Map<CalendarInstance, InstanceDetails> changed,
      StoredObject object,
      List<CalendarInstance> instances) {
    if (!(CalendarObject.read(object.octets())
        instanceof CalendarParseResult.Read(CalendarObject read))) {
      return;
    }
    for (CalendarInstance one : instances) {
      if (one.object().key().equals(object.entry().key())) {
        part(read, one).ifPresent(part -> changed.put(one, told(one, part)));
      }
    }
  }

  /** Returns the override of an instance, or empty if the object changed since. */
  private static Optional<CalendarPart> part(CalendarObject object, CalendarInstance one) {
    int override = one.instance().override();
    return override >= 0 && override < object.overrides().size()
        ? Optional.of(object.overrides().get(override))
        : Optional.empty();
  }

  private static InstanceDetails told(CalendarInstance one, CalendarPart part) {
    return new InstanceDetails(
        one, shortened(part.summary()), shortened(part.text("LOCATION")), part.status());
  }

  private static InstanceDetails asItsSeries(CalendarInstance one) {
    return new InstanceDetails(
        one, one.summary().title(), one.summary().location(), one.summary().status());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
