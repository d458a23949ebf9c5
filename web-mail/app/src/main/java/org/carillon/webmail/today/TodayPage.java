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
import org.carillon.web.Ui;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.Happening;
import org.carillon.webmail.calendar.Happenings;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.todo.Todo;
import org.carillon.webmail.todo.TodoLists;
import org.carillon.webmail.todo.Todos;

/**
 * What there is today: folders with unread mail, the events of the day and of the next, invitations
 * that wait for an answer, tasks that are due, and files that others shared of late.
 */
@Named("today")
@RequestScoped
public class TodayPage {
  /** So many of each stand on the page. */
  private static final int MOST = 20;

  /** So many files are shown, and so many of those put last are looked through for them. */
  private static final int MOST_FILES = 5;

  /** Invitations to what is later are not looked for. */
  private static final int AHEAD_DAYS = 30;

  @Inject private Folders folders;
  @Inject private Happenings happenings;
  @Inject private Todos todos;
  @Inject private TodoLists lists;
  @Inject private ItemSearch items;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Ui ui;

  private List<Happening> coming;
  private List<Todo> due;
  private List<NamedItem> files;

  /** The day, by the reader's clock. */
  public LocalDate getDay() {
    return LocalDate.now(ui.getZone());
  }

  /** The folders that hold unread mail, as the side has them. */
  public List<Folder> getUnread() {
    return folders.getAll().stream().filter(one -> one.unread() > 0).limit(MOST).toList();
  }

  /** What is on today in the calendars that are shown. */
  public List<Happening> getEvents() {
    return on(getDay());
  }

  /** The day after. */
  public LocalDate getTomorrow() {
    return getDay().plusDays(1);
  }

  /** What is on tomorrow in them. */
  public List<Happening> getEventsTomorrow() {
    return on(getTomorrow());
  }

  private List<Happening> on(LocalDate day) {
    return coming().stream()
        .filter(one -> !day.isBefore(one.firstDay()) && !day.isAfter(one.lastDay()))
        .limit(MOST)
        .toList();
  }

  /** What the reader is invited to and has not answered; of a series the next one alone. */
  public List<Happening> getInvitations() {
    Set<List<Object>> met = new HashSet<>();
    return coming().stream()
        .filter(Happening::isAsked)
        .filter(one -> met.add(List.of(one.calendar().id(), one.key())))
        .limit(MOST)
        .toList();
  }

  private List<Happening> coming() {
    if (coming == null) {
      coming = happenings.between(getDay(), getDay().plusDays(AHEAD_DAYS)).all();
    }
    return coming;
  }

  /** The tasks that are due today or were before, those due first at the top. */
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

  /** Whether a task was due before today. */
  public boolean isLate(Todo task) {
    return task.due().toLocalDate().isBefore(getDay());
  }

  /** Where a task is looked at. */
  public String address(Todo task) {
    return "todo?c=" + task.list().id() + "&k=" + Redirect.encoded(task.key());
  }

  /** The files that others put last into folders that they let the reader see. */
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

  /** What a file is called. */
  public String label(NamedItem file) {
    return file.entry().key().orElseThrow().value();
  }

  /** Where a file is looked at. */
  public String address(NamedItem file) {
    return "files?c=" + file.in().id() + "&p=" + Redirect.encoded(label(file));
  }
}
