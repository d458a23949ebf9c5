package org.carillon.webmail.collection;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.store.item.CollectionKind;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;

/** Making, naming, colouring and deleting calendars of one's own. */
@Named("calendarsPage")
@RequestScoped
public class CalendarsPage {
  private static final ListsForm.Of THESE =
      new ListsForm.Of(CollectionKind.CALENDAR, "/calendars", "calendars");

  @Inject private OwnCalendars lists;
  @Inject private ListsForm form;

  /** Makes one. */
  public void create() {
    form.create(THESE);
  }

  /** Gives one another name or colour; also one that shows what is elsewhere. */
  public void change() {
    form.change(THESE, kept());
  }

  /** Deletes one with its events. */
  public void remove() {
    form.remove(THESE, getOwn());
  }

  private List<ShownCalendar> kept() {
    return lists.getAll().stream().filter(one -> one.owner().isEmpty()).toList();
  }

  /** The reader's own; not those that show what is elsewhere. */
  public List<ShownCalendar> getOwn() {
    return kept().stream().filter(ShownCalendar::isWritable).toList();
  }

  /** What is typed and chosen. */
  public ListsForm getForm() {
    return form;
  }
}
