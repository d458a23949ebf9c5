package org.carillon.webmail.today;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.mailbox.collection.ItemSearch;
import org.carillon.mailbox.collection.NamedItem;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.CalendarEvents;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.todo.Todo;
import org.carillon.webmail.todo.TodoLists;
import org.carillon.webmail.todo.Todos;

/** The page of the day: unread mail, events, invitations, due tasks and files shared lately. */
@Named("today")
@RequestScoped
public class TodayPage {
  /** The most entries of each kind on the page. */
  private static final int MOST = 20;

  /** The most files on the page, of the latest {@link ItemSearch#MOST} items. */
  private static final int MOST_FILES = 5;

  /** Later invitations are not searched for. */
  private static final int AHEAD_DAYS = 30;

  @Inject private Folders folders;
  @Inject private CalendarEvents happenings;
  @Inject private Todos todos;
  @Inject private TodoLists lists;
  @Inject private ItemSearch items;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private PageContext ui;

  private List<CalendarEvent> coming;
  private List<Todo> due;
  private List<NamedItem> files;

  /** The day, by the reader's clock. */
  public LocalDate getDay() {
    return LocalDate.now(ui.getZone());
  }

  /** The folders with unread mail, in the order of the sidebar. */
  public List<Folder> getUnread() {
    return folders.getAll().stream().filter(one -> one.unread() > 0).limit(MOST).toList();
  }

  /** Today's events in the calendars that are shown. */
  public List<CalendarEvent> getEvents() {
    return on(getDay());
  }

  public LocalDate getTomorrow() {
    return getDay().plusDays(1);
  }

  /** Tomorrow's events in the calendars that are shown. */
  public List<CalendarEvent> getEventsTomorrow() {
    return on(getTomorrow());
  }

  private List<CalendarEvent> on(LocalDate day) {
    return coming().stream()
        .filter(one -> !day.isBefore(one.firstDay()) && !day.isAfter(one.lastDay()))
        .limit(MOST)
        .toList();
  }

  /** The unanswered invitations; of a series only the next one. */
  public List<CalendarEvent> getInvitations() {
    Set<List<Object>> met = new HashSet<>();
    return coming().stream()
        .filter(CalendarEvent::isAsked)
        .filter(one -> met.add(List.of(one.calendar().id(), one.key())))
        .limit(MOST)
        .toList();
  }

  private List<CalendarEvent> coming() {
    if (coming == null) {
      coming = happenings.between(getDay(), getDay().plusDays(AHEAD_DAYS)).all();
    }
    return coming;
  }

  /** The tasks that are due today or overdue, the earliest first. */
  public List<Todo> getDue() {
    if (due == null) {
      due =
          todos.in(lists.all()).all().stream()
              .filter(one -> !one.isDone() && one.due() != null)
              .filter(one -> !one.due().toLocalDate().isAfter(getDay()))
              .limit(MOST)
              .toList();
    }
    return due;
  }

  /** Returns whether a task was due before today. */
  public boolean isLate(Todo task) {
    return task.due().toLocalDate().isBefore(getDay());
  }

  /** The address of a task's page. */
  public String address(Todo task) {
    return "todo?c=" + task.list().id() + "&k=" + Redirect.encoded(task.key());
  }

  /** The latest files of others in the folders that they share with the reader. */
  public List<NamedItem> getFiles() {
    if (files == null) {
      files =
          answers
              .take(items.named(visitor.caller(), CollectionKind.FILES, List.of(), ItemSearch.MOST))
              .orElse(List.of())
              .stream()
              .filter(one -> one.in().name().isOthers() && one.entry().key().isPresent())
              .limit(MOST_FILES)
              .toList();
    }
    return files;
  }

  public String label(NamedItem file) {
    return file.entry().key().orElseThrow().value();
  }

  /** The address of a file's page. */
  public String address(NamedItem file) {
    return "files?c=" + file.in().id() + "&p=" + Redirect.encoded(label(file));
  }
}
