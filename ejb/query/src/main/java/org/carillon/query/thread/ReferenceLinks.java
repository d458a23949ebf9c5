package org.carillon.query.thread;

import java.util.Arrays;
import java.util.List;
import org.carillon.format.mime.header.References;

/**
 * The replies between messages (RFC 5256 §3, REFERENCES step 1). A message that is only referred to
 * gets a node, too, but there are at most {@link #MOST_ABSENT} such nodes plus one for each
 * message; further references to unknown messages are ignored.
 */
final class ReferenceLinks {
  private static final int NONE = -1;
  private static final int MOST_ABSENT = 100_000;

  /** The longest chain of replies; a longer one counts as a loop where loops are excluded. */
  private static final int LONGEST_LINE = 1_000;

  private final ThreadForest forest;
  private final int mostNodes;
  private final NodesById byId;
  private int[] parents;
  private int[] answers;

  ReferenceLinks(List<ThreadedMessage> messages, ThreadForest forest) {
    this.forest = forest;
    this.mostNodes = 2 * messages.size() + MOST_ABSENT;
    this.byId = new NodesById(messages.size());
    this.parents = new int[messages.size()];
    this.answers = new int[messages.size()];
    for (int message = 0; message < messages.size(); message++) {
      link(message, messages.get(message).references().orElse(References.NONE));
    }
  }

  /** Returns the parent of a node, or a negative number. */
  int parent(int node) {
    return parents[node];
  }

  private void link(int message, References references) {
    int before = NONE;
    for (int i = 0; i < references.count(); i++) {
      int node = absent(references.before(i));
      if (node != NONE) {
        if (before != NONE && parents[node] == NONE && !isAbove(node, before)) {
          join(before, node);
        }
        before = node;
      }
    }
    int own = own(message, references);
    // The parent known so far came from other messages, whose references may be incomplete.
    part(own);
    if (before != NONE && !isAbove(own, before)) {
      join(before, own);
    }
  }

  /** Returns the node of a message only referred to, or {@link #NONE} if there are too many. */
  private int absent(long id) {
    int known = byId.get(id);
    if (known != NONE || forest.nodes() >= mostNodes) {
      return known;
    }
    int node = add(ThreadForest.DUMMY);
    byId.put(id, node);
    return node;
  }

  /** Returns the message's own node; if another has its id, it gets a node without an id. */
  private int own(int message, References references) {
    if (references.own().isEmpty()) {
      return add(message);
    }
    long id = references.own().getAsLong();
    int known = byId.get(id);
    if (known == NONE) {
      int node = add(message);
      byId.put(id, node);
      return node;
    }
    if (!forest.isDummy(known)) {
      return add(message);
    }
    forest.fill(known, message);
    return known;
  }

  private int add(int message) {
    int node = forest.add(message);
    if (node == parents.length) {
      parents = Arrays.copyOf(parents, 2 * node + 16);
      answers = Arrays.copyOf(answers, parents.length);
    }
    parents[node] = NONE;
    return node;
  }

  private void join(int parent, int child) {
    parents[child] = parent;
    answers[parent]++;
  }

  private void part(int child) {
    if (parents[child] != NONE) {
      answers[parents[child]]--;
      parents[child] = NONE;
    }
  }

  /** Returns whether a node is the other or one of its ancestors. */
  private boolean isAbove(int node, int other) {
    if (node == other) {
      return true;
    }
    int at = answers[node] == 0 ? NONE : parents[other];
    for (int steps = 0; at != NONE; steps++) {
      if (at == node || steps == LONGEST_LINE) {
        return true;
      }
      at = parents[at];
    }
    return false;
  }
}
