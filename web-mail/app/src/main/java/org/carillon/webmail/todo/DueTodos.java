package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.SecretCookie;
import org.carillon.webmail.calendar.CalendarPage;
import org.carillon.webmail.calendar.CalendarView;

/** Open tasks due on a calendar's days. The browser stores whether they are shown. */
@Named("dueTodos")
@RequestScoped
public class DueTodos {
  private static final SecretCookie HIDDEN = new SecretCookie("carillon-hidden-due");
  private static final int A_YEAR = 365 * 24 * 3600;
  private static final String YES = "yes";
  private static final String NO = "no";

  @Inject private CalendarPage calendar;
  @Inject private Todos todos;
  @Inject private TodoLists lists;
  @Inject private TodoChecks checks;
  @Inject private HttpServletRequest request;

  private Map<LocalDate, List<Todo>> byDay;

  /** Read on first use; empty if tasks are hidden or have no place. */
  private Map<LocalDate, List<Todo>> byDay() {
    if (byDay == null) {
      CalendarView view = calendar.getView();
      boolean hasPlace = view.isTimed() || view == CalendarView.AGENDA;
      byDay = hasPlace && isShown() ? due(calendar.getDays()) : Map.of();
    }
    return byDay;
  }

  private Map<LocalDate, List<Todo>> due(List<LocalDate> days) {
    return todos.in(lists.all()).all().stream()
        .filter(one -> !one.isDone() && !one.isRedacted() && one.due() != null)
        .filter(one -> days.contains(one.due().toLocalDate()))
        .collect(Collectors.groupingBy(one -> one.due().toLocalDate()));
  }

  public List<Todo> on(LocalDate day) {
    return byDay().getOrDefault(day, List.of());
  }

  public boolean isAny() {
    return !byDay().isEmpty();
  }

  public boolean isShown() {
    return HIDDEN.read(request).filter(YES::equals).isEmpty();
  }

  /** Hides or shows the tasks, and stays on the page. */
  public void toggle() {
    HIDDEN.write(request, Redirect.response(), isShown() ? YES : NO, A_YEAR);
    Redirect.to(place());
  }

  /** Completes the task that a button names, and stays on the page. */
  public void check() {
    checks.check(place());
  }

  private String place() {
    return "/calendar?" + calendar.at(calendar.getDay());
  }
}
