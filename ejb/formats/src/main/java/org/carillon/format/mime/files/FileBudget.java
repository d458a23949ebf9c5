package org.carillon.format.mime.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carillon.format.budget.WorkBudget;

/** What is found in one message, and how much is still looked at. */
final class FileBudget {
  private static final int MOST_FILES = 1_000;
  private static final int DEEPEST = 5;
  private static final long MOST_OCTETS = 64L << 20;

  /** How many octets are read or unpacked in a step. */
  private static final int STEP = 128;

  private final List<CarriedFile> found = new ArrayList<>();
  private int taken;
  private final WorkBudget reading = WorkBudget.current().partOfSteps();
  private long octets = MOST_OCTETS;

  /** What was found since it was taken last. */
  List<CarriedFile> take() {
    List<CarriedFile> now = List.copyOf(found);
    taken += now.size();
    found.clear();
    return now;
  }

  /** Notes one; whether there is room for more. */
  boolean add(String name, Set<FileKind> kinds) {
    if (isFull()) {
      return false;
    }
    found.add(new CarriedFile(CarriedFile.seen(name), kinds));
    return true;
  }

  private boolean isFull() {
    return taken + found.size() >= MOST_FILES;
  }

  /** Notes that something was not looked at: of each part one, however many there are. */
  void unread(String name) {
    if (isFull() && !found.isEmpty()) {
      found.removeLast();
    }
    found.add(new CarriedFile(CarriedFile.seen(name), EnumSet.of(FileKind.UNREAD)));
  }

  boolean isTooDeep(int depth) {
    return depth > DEEPEST;
  }

  /** So many were read; whether more may be. */
  boolean spend(long read) {
    long more = Math.max(0, read);
    octets -= more;
    return reading.take(1 + more / STEP) && octets > 0;
  }
}
