package org.carillon.mailauth.bimi.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts how often parts of a picture are drawn, as parts that use each other could be endless. */
final class DrawingCount {
  private static final long MOST_DRAWN = 10_000;

  /** An element, its children, and the element that it uses. */
  private static final class Part {
    private final List<Part> parts = new ArrayList<>();
    private String used = "";
  }

  private final Map<String, Part> named = new HashMap<>();
  private final Deque<Part> open = new ArrayDeque<>();
  private Part root;

  void open(Optional<String> id) {
    Part part = new Part();
    id.ifPresent(name -> named.putIfAbsent(name, part));
    if (open.isEmpty()) {
      root = part;
    } else {
      open.getLast().parts.add(part);
    }
    open.addLast(part);
  }

  /** Records that the current element uses another one. */
  void use(String id) {
    open.getLast().used = id;
  }

  void close() {
    open.removeLast();
  }

  /** Returns whether at most {@link #MOST_DRAWN} elements are drawn. */
  boolean isBounded() {
    return drawn(root, new HashMap<>(), new HashSet<>()) <= MOST_DRAWN;
  }

  private long drawn(Part part, Map<Part, Long> known, Set<Part> above) {
    Long before = known.get(part);
    if (before != null) {
      return before;
    }
    if (!above.add(part)) {
      return MOST_DRAWN + 1;
    }
    long sum = 1;
    for (Part inner : part.parts) {
      sum = Math.min(MOST_DRAWN + 1, sum + drawn(inner, known, above));
    }
    Part other = named.get(part.used);
    if (other != null) {
      sum = Math.min(MOST_DRAWN + 1, sum + drawn(other, known, above));
    }
    above.remove(part);
    known.put(part, sum);
    return sum;
  }
}
