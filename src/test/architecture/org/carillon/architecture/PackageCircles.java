package org.carillon.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Requires that packages form no dependency cycle, also inside a capability. */
final class PackageCircles {
  private final String root;

  PackageCircles(String root) {
    this.root = root;
  }

  ArchRule rule() {
    return classes().that(resideInAPackage(root + "..")).should(formNoCircle());
  }

  private ArchCondition<JavaClass> formNoCircle() {
    return new ArchCondition<>("form no circle of packages") {
      private final Map<String, Set<String>> uses = new TreeMap<>();

      @Override
      public void check(JavaClass item, ConditionEvents events) {
        Set<String> others = uses.computeIfAbsent(name(item), any -> new TreeSet<>());
        item.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(other -> (other.getPackageName() + ".").startsWith(root + "."))
            .map(PackageCircles.this::name)
            .filter(other -> !other.equals(name(item)))
            .forEach(others::add);
      }

      @Override
      public void finish(ConditionEvents events) {
        knots(uses)
            .forEach(
                knot ->
                    events.add(
                        SimpleConditionEvent.violated(knot, "A circle of packages: " + knot)));
      }
    };
  }

  /** The sets of packages that depend on each other. */
  private static List<Set<String>> knots(Map<String, Set<String>> uses) {
    Map<String, Set<String>> reached =
        uses.keySet().stream().collect(Collectors.toMap(one -> one, one -> reached(uses, one)));
    Set<String> seen = new HashSet<>();
    List<Set<String>> knots = new ArrayList<>();
    for (String one : uses.keySet()) {
      Set<String> knot =
          reached.get(one).stream()
              .filter(other -> reached.getOrDefault(other, Set.of()).contains(one))
              .collect(Collectors.toCollection(TreeSet::new));
      if (knot.size() > 1 && seen.addAll(knot)) {
        knots.add(knot);
      }
    }
    return knots;
  }

  private static Set<String> reached(Map<String, Set<String>> uses, String from) {
    Set<String> found = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(uses.get(from));
    while (!left.isEmpty()) {
      String next = left.pop();
      if (found.add(next)) {
        left.addAll(uses.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  private String name(JavaClass item) {
    String name = item.getPackageName();
    return name.length() > root.length() ? name.substring(root.length() + 1) : "";
  }
}
