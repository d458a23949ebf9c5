package org.carillon.webmail.todo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups tasks by due date, with subtasks below their parents. */
final class TodoTree {
  /** The deepest level of subtasks that is shown. */
  private static final int DEEPEST = 4;

  private final Map<String, List<Todo>> parts = new LinkedHashMap<>();
  private final Set<String> shown = new HashSet<>();

  private TodoTree() {}

  /** A line of a list, and its depth below the topmost task. */
  public record Line(Todo todo, int level) {}

  /** A group of a list, with its lines in order. */
  public record Group(TodoGroup when, List<Line> lines) {}

  /** All tasks in groups, without empty groups. */
  static List<Group> of(List<Todo> all, LocalDateTime now) {
    return new TodoTree().groups(all, now);
  }

  private List<Group> groups(List<Todo> all, LocalDateTime now) {
    Set<String> known = new HashSet<>();
    all.forEach(one -> known.add(name(one, one.uid())));
    all.forEach(
        one -> parts.computeIfAbsent(name(one, one.parent()), _ -> new ArrayList<>()).add(one));
    Map<TodoGroup, List<Line>> groups = new EnumMap<>(TodoGroup.class);
    for (Todo one : all) {
      if (one.parent().isEmpty() || !known.contains(name(one, one.parent()))) {
        add(one, 0, groups.computeIfAbsent(TodoGroup.of(one, now), _ -> new ArrayList<>()));
      }
    }
    // A task that is its own ancestor is shown, too.
    for (Todo one : all) {
      if (!shown.contains(name(one, one.uid()))) {
        add(one, 0, groups.computeIfAbsent(TodoGroup.of(one, now), _ -> new ArrayList<>()));
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }

  private void add(Todo todo, int level, List<Line> lines) {
    if (!shown.add(name(todo, todo.uid()))) {
      return;
    }
    lines.add(new Line(todo, Math.min(level, DEEPEST)));
    parts
        .getOrDefault(name(todo, todo.uid()), List.of())
        .forEach(part -> add(part, level + 1, lines));
  }

  /** A UID qualified with its list. */
  private static String name(Todo of, String uid) {
    return of.list().id() + " " + uid;
  }
}
