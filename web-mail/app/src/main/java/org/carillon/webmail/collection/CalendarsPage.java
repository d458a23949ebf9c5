package org.carillon.webmail.collection;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.collection.CollectionKind;
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

  /** Gives one another name or colour. */
  public void change() {
    form.change(THESE, getOwn());
  }

  /** Deletes one; with something in it only when that was confirmed. */
  public void remove() {
    form.remove(THESE, getOwn());
  }

  /** The reader's own. */
  public List<ShownCalendar> getOwn() {
    return lists.getAll().stream().filter(one -> one.owner().isEmpty()).toList();
  }

  /** What is typed and chosen. */
  public ListsForm getForm() {
    return form;
  }
}
