package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.typed.FieldErrors;
import org.carillon.webmail.typed.InvalidFieldException;

/** The tasks of one list or of all, grouped by due date. */
@Named("todos")
@RequestScoped
public class TodosPage {
  /** The most completed tasks shown, the latest ones. */
  private static final int MOST_DONE = 100;

  @Inject private Todos todos;
  @Inject private TodoLists lists;
  @Inject private TodoKeeping keeping;
  @Inject private TodoChecks checks;
  @Inject private TaskErrors refusals;
  @Inject private FieldErrors wrongFields;
  @Inject private CalendarDates dates;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private Optional<ShownCalendar> list = Optional.empty();
  private Todos.Seen seen = new Todos.Seen(List.of(), List.of(), List.of());
  private List<TodoTree.Group> groups = List.of();
  private LocalDateTime moment;

  /** Reads the requested list, or all. */
  public void load() {
    OptionalLong asked = parameters.number("l");
    list = asked.isPresent() ? lists.find(asked.getAsLong()) : Optional.empty();
    seen = todos.in(list.map(List::of).orElseGet(lists::all));
    groups = TodoTree.of(seen.all(), now());
  }

  /** Creates a task from the typed line. */
  public void add() {
    try {
      RequestedTask requested =
          RequestedTask.of(
              TodoFields.titled(
                  parameters.text("title"), parameters.text("dueDay"), parameters.text("due")));
      long into =
          parameters
              .number("list")
              .orElseGet(
                  () -> lists.writable().stream().findFirst().map(ShownCalendar::id).orElse(0L));
      switch (keeping.create(into, requested)) {
        case Answer.Done<String>(String key) -> {
          notices.show(
              Notice.of("todo.created", requested.title())
                  .undoneBy(TodoUndo.made(into, List.of(key), place())));
          Redirect.to(place());
        }
        case Answer.Failed<String>(Failure failure) -> refusals.tell(failure);
      }
    } catch (InvalidFieldException wrong) {
      wrongFields.tell(wrong);
    }
  }

  /** Completes the task that a button names, or undoes that. */
  public void check() {
    checks.check(place());
  }

  private String place() {
    return "/todos" + (getAsked().isEmpty() ? "" : "?l=" + getAsked());
  }

  /** The same moment for everything that the page shows. */
  private LocalDateTime now() {
    if (moment == null) {
      moment = LocalDateTime.now(ui.getZone());
    }
    return moment;
  }

  /** The id of the list that is shown; empty for all. */
  public String getAsked() {
    return list.map(one -> Long.toString(one.id())).orElse("");
  }

  /** The list that is shown; null for all. */
  public ShownCalendar getList() {
    return list.orElse(null);
  }

  public List<ShownCalendar> getLists() {
    return lists.all();
  }

  /** The lists that a new task can be added to. */
  public List<ShownCalendar> getWritable() {
    return lists.writable();
  }

  /** Returns whether a task can be added to what is shown. */
  public boolean isAddable() {
    return list.map(ShownCalendar::isWritable).orElseGet(() -> !lists.writable().isEmpty());
  }

  /** The open tasks, grouped by due date. */
  public List<TodoTree.Group> getGroups() {
    return groups.stream().filter(one -> one.when() != TodoGroup.DONE).toList();
  }

  /** The latest completed tasks. */
  public List<TodoTree.Line> getDone() {
    return groups.stream()
        .filter(one -> one.when() == TodoGroup.DONE)
        .flatMap(one -> one.lines().stream())
        .limit(MOST_DONE)
        .toList();
  }

  /** Returns whether no task is open. */
  public boolean isFree() {
    return getGroups().isEmpty();
  }

  /** Today, in the format of date fields. */
  public String getToday() {
    return now().toLocalDate().toString();
  }

  /** The due date, for display. */
  public String due(Todo todo) {
    LocalDate day = todo.due().toLocalDate();
    long away = ChronoUnit.DAYS.between(now().toLocalDate(), day);
    String said =
        away == 0
            ? texts.of("todo.today")
            : away == 1
                ? texts.of("todo.tomorrow")
                : away == -1
                    ? texts.of("todo.yesterday")
                    : away > 1 && away < 7
                        ? dates.wholeWeekday(day)
                        : day.getYear() == now().getYear()
                            ? dates.shortDay(day)
                            : dates.shortDay(day) + " " + day.getYear();
    return todo.isTimed() ? texts.of("calendar.moment", said, dates.time(todo.due())) : said;
  }

  /** Returns whether a task is overdue. */
  public boolean isLate(Todo todo) {
    return TodoGroup.of(todo, now()) == TodoGroup.OVERDUE;
  }

  /** The names of the lists that can't be read now; empty if all can. */
  public String getAway() {
    return names(seen.failed());
  }

  /** The names of the lists of which only the latest tasks are shown. */
  public String getFull() {
    return names(seen.full());
  }

  private static String names(List<ShownCalendar> some) {
    return some.stream().map(ShownCalendar::name).collect(Collectors.joining(", "));
  }

  /** The address of a task. */
  public String address(Todo todo) {
    return "todo?c="
        + todo.list().id()
        + "&k="
        + Redirect.encoded(todo.key())
        + (getAsked().isEmpty() ? "" : "&l=" + getAsked());
  }
}
