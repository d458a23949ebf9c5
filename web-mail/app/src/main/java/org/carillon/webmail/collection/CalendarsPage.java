package org.carillon.webmail.collection;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.store.item.CollectionKind;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;

/** Creates, renames, colours and deletes the reader's own calendars. */
@Named("calendarsPage")
@RequestScoped
public class CalendarsPage {
  private static final ListsForm.Of THESE =
      new ListsForm.Of(CollectionKind.CALENDAR, "/calendars", "calendars");

  @Inject private OwnCalendars lists;
  @Inject private ListsForm form;

  public void create() {
    form.create(THESE);
  }

  /** Changes a calendar's name or colour; also of one that shows a subscribed calendar. */
  public void change() {
    form.change(THESE, kept());
  }

  /** Deletes a calendar with its events. */
  public void remove() {
    form.remove(THESE, getOwn());
  }

  private List<ShownCalendar> kept() {
    return lists.getAll().stream().filter(one -> one.owner().isEmpty()).toList();
  }

  /** The reader's own calendars, without subscribed ones. */
  public List<ShownCalendar> getOwn() {
    return kept().stream().filter(ShownCalendar::isWritable).toList();
  }

  public ListsForm getForm() {
    return form;
  }
}
