package org.carillon.query.thread;

import java.util.Arrays;
import org.carillon.contract.mailbox.search.MessageThreads;

/** Messages as trees. No method recurses: a chain of replies can be as long as the mailbox. */
final class ThreadForest {
  /** The message of a dummy node, which stands for a message that does not exist. */
  static final int DUMMY = MessageThreads.NONE;

  private static final IntList NO_CHILDREN = new IntList();

  private final IntList roots = new IntList();
  private final IntList messages = new IntList();
  private IntList[] children;

  /** Creates the forest for an expected number of nodes; more can be added. */
  ThreadForest(int nodes) {
    children = new IntList[nodes];
  }

  /** Adds a node for a message, or a dummy. */
  int add(int message) {
    int node = messages.size();
    messages.add(message);
    if (node == children.length) {
      children = Arrays.copyOf(children, 2 * node + 16);
    }
    return node;
  }

  /** Turns a dummy into the node of a message. */
  void fill(int node, int message) {
    messages.set(node, message);
  }

  IntList roots() {
    return roots;
  }

  int nodes() {
    return messages.size();
  }

  int message(int node) {
    return messages.get(node);
  }

  boolean isDummy(int node) {
    return messages.get(node) == DUMMY;
  }

  IntList children(int node) {
    return children[node] == null ? NO_CHILDREN : children[node];
  }

  void adopt(int parent, int child) {
    if (children[parent] == null) {
      children[parent] = new IntList();
    }
    children[parent].add(child);
  }

  void adopt(int parent, IntList more) {
    for (int i = 0; i < more.size(); i++) {
      adopt(parent, more.get(i));
    }
  }

  void replaceChildren(int node, IntList others) {
    children[node] = others.isEmpty() ? null : others;
  }

  /** Sorts the roots and the children of every node by their messages. */
  void sort() {
    for (int node = 0; node < nodes(); node++) {
      children(node).sortBy(this::rank);
    }
    roots.sortBy(this::rank);
  }

  /** Returns a node's message, or a dummy's first child, whose siblings are sorted by then. */
  int rank(int node) {
    return isDummy(node) ? message(children(node).get(0)) : message(node);
  }
}
