package org.carillon.query.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Threads by references (RFC 5256 §3, REFERENCES steps 2 to 6). */
final class ReferenceThreads {
  private final List<ThreadedMessage> messages;
  private final ThreadForest forest;

  private boolean[] merged;

  /** Creates the threads of messages that are sorted by date. */
  ReferenceThreads(List<ThreadedMessage> messages) {
    this.messages = messages;
    this.forest = new ThreadForest(messages.size());
    ReferenceLinks links = new ReferenceLinks(messages, forest);
    gather(links);
    prune();
  }

  /** Step 2: the nodes without a parent are the roots. */
  private void gather(ReferenceLinks links) {
    for (int node = 0; node < forest.nodes(); node++) {
      int parent = links.parent(node);
      if (parent < 0) {
        forest.roots().add(node);
      } else {
        forest.adopt(parent, node);
      }
    }
  }

  /** Step 3: only dummy roots with several children stay. */
  private void prune() {
    IntList order = parentsFirst();
    for (int i = order.size() - 1; i >= 0; i--) {
      promote(order.get(i));
    }
    IntList before = new IntList();
    before.addAll(forest.roots());
    forest.roots().clear();
    for (int i = 0; i < before.size(); i++) {
      int root = before.get(i);
      IntList below = forest.children(root);
      if (!forest.isDummy(root) || below.size() > 1) {
        forest.roots().add(root);
      } else {
        forest.roots().addAll(below);
      }
    }
  }

  private IntList parentsFirst() {
    IntList order = new IntList();
    order.addAll(forest.roots());
    for (int i = 0; i < order.size(); i++) {
      order.addAll(forest.children(order.get(i)));
    }
    return order;
  }

  /** Replaces a node's dummy children by the children of those, which are not dummies any more. */
  private void promote(int node) {
    IntList below = forest.children(node);
    boolean dummies = false;
    for (int i = 0; i < below.size(); i++) {
      dummies |= forest.isDummy(below.get(i));
    }
    if (!dummies) {
      return;
    }
    IntList others = new IntList();
    for (int i = 0; i < below.size(); i++) {
      int child = below.get(i);
      if (forest.isDummy(child)) {
        others.addAll(forest.children(child));
      } else {
        others.add(child);
      }
    }
    forest.replaceChildren(node, others);
  }

  /** Steps 4 and 5: merges threads with the same base subject. */
  void joinSubjects() {
    forest.sort();
    int before = forest.roots().size();
    Map<String, Integer> bySubject = new HashMap<>();
    for (int i = 0; i < before; i++) {
      int root = forest.roots().get(i);
      String subject = first(root).subject();
      if (!subject.isEmpty()) {
        bySubject.merge(subject, root, this::better);
      }
    }
    merged = new boolean[forest.nodes() + before];
    for (int i = 0; i < before; i++) {
      int root = forest.roots().get(i);
      String subject = first(root).subject();
      if (!subject.isEmpty() && bySubject.get(subject) != root) {
        bySubject.put(subject, merge(bySubject.get(subject), root));
      }
    }
    dropMerged();
  }

  /** Returns the message that gives a thread its subject and date. */
  private ThreadedMessage first(int root) {
    return messages.get(forest.rank(root));
  }

  /** Returns the thread to join: a dummy, or else one that does not begin with a reply. */
  private Integer better(Integer one, Integer other) {
    if (forest.isDummy(one)) {
      return one;
    }
    boolean replaces =
        forest.isDummy(other) || first(one).replyOrForward() && !first(other).replyOrForward();
    return replaces ? other : one;
  }

  /** Merges a thread with the one of its subject; returns the subject's thread afterwards. */
  private int merge(int table, int current) {
    merged[current] = true;
    if (forest.isDummy(table)) {
      if (forest.isDummy(current)) {
        forest.adopt(table, forest.children(current));
      } else {
        forest.adopt(table, current);
      }
      return table;
    }
    if (first(current).replyOrForward() && !first(table).replyOrForward()) {
      forest.adopt(table, current);
      return table;
    }
    int both = forest.add(ThreadForest.DUMMY);
    forest.adopt(both, table);
    forest.adopt(both, current);
    merged[table] = true;
    forest.roots().add(both);
    return both;
  }

  private void dropMerged() {
    IntList before = new IntList();
    before.addAll(forest.roots());
    forest.roots().clear();
    for (int i = 0; i < before.size(); i++) {
      if (!merged[before.get(i)]) {
        forest.roots().add(before.get(i));
      }
    }
  }

  /** Step 6: sorts the threads, and the siblings in them, by date. */
  ThreadForest byDate() {
    forest.sort();
    return forest;
  }

  /** Sorts the threads by their latest arrival, and the siblings in them by date. */
  ThreadForest byLatest() {
    forest.sort();
    forest.roots().sortBy(this::latest);
    return forest;
  }

  /** Returns the arrival time of a thread's latest message. */
  private long latest(int root) {
    long latest = Long.MIN_VALUE;
    IntList open = new IntList();
    open.add(root);
    for (int i = 0; i < open.size(); i++) {
      int node = open.get(i);
      if (!forest.isDummy(node)) {
        latest = Math.max(latest, messages.get(forest.message(node)).arrived());
      }
      open.addAll(forest.children(node));
    }
    return latest;
  }
}
