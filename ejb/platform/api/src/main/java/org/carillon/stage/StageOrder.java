package org.carillon.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Groups stages into waves. A stage depends on no other stage of its wave. */
public final class StageOrder {
  private StageOrder() {}

  /**
   * Returns the waves, each ordered by name.
   *
   * @throws IllegalStateException if two stages have the same name or some wait for each other
   */
  public static <S> List<List<S>> waves(
      Collection<S> stages, Function<S, String> name, Function<S, Set<String>> after) {
    Set<String> waiting = new HashSet<>();
    for (S stage : stages) {
      if (!waiting.add(name.apply(stage))) {
        throw new IllegalStateException("Two stages are called " + name.apply(stage));
      }
    }
    List<S> left = new ArrayList<>(stages);
    left.sort(Comparator.comparing(name));
    List<List<S>> waves = new ArrayList<>();
    while (!left.isEmpty()) {
      List<S> wave =
          left.stream()
              .filter(stage -> after.apply(stage).stream().noneMatch(waiting::contains))
              .toList();
      if (wave.isEmpty()) {
        throw new IllegalStateException("Stages wait for each other: " + waiting);
      }
      left.removeAll(wave);
      wave.forEach(stage -> waiting.remove(name.apply(stage)));
      waves.add(wave);
    }
    return waves;
  }
}
