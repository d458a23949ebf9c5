package org.carillon.format.mime.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carillon.format.budget.WorkBudget;

/** The files found in one message, and the budget for looking at more. */
final class FileScanBudget {
  private static final int MOST_FILES = 1_000;
  private static final int DEEPEST = 5;
  private static final long MOST_OCTETS = 64L << 20;

  /** The number of octets that are read or unpacked in one step of the work budget. */
  private static final int STEP = 128;

  private final List<AttachedFile> found = new ArrayList<>();
  private int taken;
  private final WorkBudget reading = WorkBudget.current().partOfSteps();
  private long octets = MOST_OCTETS;

  /** Returns the files found since the last call. */
  List<AttachedFile> take() {
    List<AttachedFile> now = List.copyOf(found);
    taken += now.size();
    found.clear();
    return now;
  }

  /** Adds a file. Returns false if there is no room for it. */
  boolean add(String name, Set<FileKind> kinds) {
    if (isFull()) {
      return false;
    }
    found.add(new AttachedFile(AttachedFile.seen(name), kinds));
    return true;
  }

  private boolean isFull() {
    return taken + found.size() >= MOST_FILES;
  }

  /** Records an unread file. If there is no room, it replaces the last file of the part. */
  void unread(String name) {
    if (isFull() && !found.isEmpty()) {
      found.removeLast();
    }
    found.add(new AttachedFile(AttachedFile.seen(name), EnumSet.of(FileKind.UNREAD)));
  }

  boolean isTooDeep(int depth) {
    return depth > DEEPEST;
  }

  /** Counts octets that were read. Returns whether more may be read. */
  boolean spend(long read) {
    long more = Math.max(0, read);
    octets -= more;
    return reading.take(1 + more / STEP) && octets > 0;
  }
}
