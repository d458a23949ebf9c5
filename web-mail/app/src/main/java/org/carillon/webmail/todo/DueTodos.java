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

/**
 * Tasks that are due on the days of a calendar, and not done. Whether they are shown there is the
 * browser's to keep, as which calendars are.
 */
@Named("dueTodos")
@RequestScoped
public class DueTodos {
  private static final SecretCookie HIDDEN = new SecretCookie("carillon-hidden-due");
  private static final int A_YEAR = 365 * 24 * 3600;
  private static final String YES = "yes";
  private static final String NO = "no";

  @Inject private Todos todos;
  @Inject private TodoLists lists;
  @Inject private TodoChecks checks;
  @Inject private HttpServletRequest request;

  private Map<LocalDate, List<Todo>> byDay = Map.of();

  /** Reads what is due on some days, the last one included; nothing where it is hidden. */
  public void load(LocalDate first, LocalDate last) {
    if (isShown()) {
      byDay =
          todos.in(lists.all()).all().stream()
              .filter(one -> !one.isDone() && !one.isVeiled() && one.due() != null)
              .filter(
                  one ->
                      !one.due().toLocalDate().isBefore(first)
                          && !one.due().toLocalDate().isAfter(last))
              .collect(Collectors.groupingBy(one -> one.due().toLocalDate()));
    }
  }

  /** What is due on a day. */
  public List<Todo> on(LocalDate day) {
    return byDay.getOrDefault(day, List.of());
  }

  /** Whether anything is due on the days. */
  public boolean isAny() {
    return !byDay.isEmpty();
  }

  /** Whether they are shown. */
  public boolean isShown() {
    return HIDDEN.read(request).filter(YES::equals).isEmpty();
  }

  /** Hides them, or shows them again. */
  public void toggle() {
    HIDDEN.write(request, Redirect.response(), isShown() ? YES : NO, A_YEAR);
  }

  /**
   * Checks off the one that a button names.
   *
   * @param back where the reader is then
   */
  public void check(String back) {
    checks.check(back);
  }
}
