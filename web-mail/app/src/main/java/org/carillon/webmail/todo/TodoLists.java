package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.store.item.CollectionKind;
import org.carillon.webmail.calendar.OwnCollections;
import org.carillon.webmail.calendar.ShownCalendar;

/** The task lists of the reader, and those shared with the reader. */
@RequestScoped
public class TodoLists {
  @Inject private OwnCollections collections;

  private List<ShownCalendar> all;

  /** All lists, the reader's own first. */
  public List<ShownCalendar> all() {
    if (all == null) {
      all = collections.of(CollectionKind.TASKS, Set.of());
    }
    return all;
  }

  /** The lists that the reader may add tasks to. */
  List<ShownCalendar> writable() {
    return all().stream().filter(ShownCalendar::isWritable).toList();
  }

  Optional<ShownCalendar> find(long id) {
    return all().stream().filter(one -> one.id() == id).findFirst();
  }
}
