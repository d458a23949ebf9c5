package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.webmail.calendar.ShownCalendar;

/** The choices in a task's form. */
@Named("todoChoices")
@RequestScoped
public class TodoChoices {
  /** None, high, normal and low (RFC 5545 §3.8.1.9), as most programs write them. */
  private static final List<String> PRIORITIES = List.of("0", "1", "5", "9");

  @Inject private TodoPage page;
  @Inject private TodoLists lists;

  /** The lists to choose from. */
  public List<ShownCalendar> getLists() {
    return lists.writable();
  }

  /** Returns whether a list is the chosen one. */
  public boolean isIn(ShownCalendar one) {
    return Long.toString(one.id()).equals(page.getFields().list());
  }

  /** The priorities to choose from; the task's own replaces the nearest. */
  public List<String> getPriorities() {
    String own = page.getFields().priority();
    return PRIORITIES.stream().map(one -> one.equals(word(own)) ? own : one).toList();
  }

  /** Returns whether a priority is the task's. */
  public boolean isOf(String priority) {
    return priority.equals(page.getFields().priority());
  }

  /** The nearest priority that has a name. */
  public String word(String typed) {
    return switch (typed) {
      case "1", "2", "3", "4" -> "1";
      case "5" -> "5";
      case "6", "7", "8", "9" -> "9";
      default -> "0";
    };
  }
}
