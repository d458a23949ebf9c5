package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.store.item.CollectionKind;
import org.carillon.webmail.calendar.OwnCollections;
import org.carillon.webmail.calendar.ShownCalendar;

/** The lists of tasks that the reader has and is let into. */
@RequestScoped
public class TodoLists {
  @Inject private OwnCollections collections;

  private List<ShownCalendar> all;

  /** All of them, own ones first. */
  public List<ShownCalendar> all() {
    if (all == null) {
      all = collections.of(CollectionKind.TASKS, Set.of());
    }
    return all;
  }

  /** Those that the reader may put tasks into. */
  List<ShownCalendar> writable() {
    return all().stream().filter(ShownCalendar::isWritable).toList();
  }

  /** The one of that id. */
  Optional<ShownCalendar> find(long id) {
    return all().stream().filter(one -> one.id() == id).findFirst();
  }
}
