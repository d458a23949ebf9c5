package org.carillon.protocol.imap.thread;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntToLongFunction;
import org.carillon.protocol.imap.syntax.Output;

/**
 * Messages as trees. Nothing here recurses: an answer to an answer may be as deep as the mailbox is
 * large.
 */
final class ThreadForest {
  /** The message of a node that stands for one that is not there. */
  static final int DUMMY = -1;

  private static final int END = -1;
  private static final IntList NO_CHILDREN = new IntList();

  private final IntList roots = new IntList();
  private final IntList messages = new IntList();
  private IntList[] children;

  /**
   * @param nodes how many nodes there may be, but for more that are added
   */
  ThreadForest(int nodes) {
    children = new IntList[nodes];
  }

  /** Adds a node that stands for a message, or for none. */
  int add(int message) {
    int node = messages.size();
    messages.add(message);
    if (node == children.length) {
      children = Arrays.copyOf(children, 2 * node + 16);
    }
    return node;
  }

  /** Lets a dummy stand for a message. */
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

  /** Puts every node's children and the roots in the order of their messages. */
  void sort() {
    for (int node = 0; node < nodes(); node++) {
      children(node).sortBy(this::rank);
    }
    roots.sortBy(this::rank);
  }

  /** A node's message, or a dummy's first child's: its children are in order then. */
  int rank(int node) {
    return isDummy(node) ? message(children(node).get(0)) : message(node);
  }

  /**
   * Writes the threads (RFC 5256 §5 {@code thread-data}).
   *
   * @param number what a message is called
   */
  void write(Output out, IntToLongFunction number) throws IOException {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < roots.size(); i++) {
      open.push(roots.get(i));
      while (!open.isEmpty()) {
        int node = open.pop();
        if (node == END) {
          out.octet(')');
        } else {
          write(node, out, number, open);
        }
      }
    }
  }

  /** Writes a line of single children, and leaves several for later. */
  private void write(int from, Output out, IntToLongFunction number, Deque<Integer> open)
      throws IOException {
    out.octet('(');
    int node = from;
    while (true) {
      IntList below = children(node);
      if (!isDummy(node)) {
        out.number(number.applyAsLong(message(node)));
        if (!below.isEmpty()) {
          out.octet(' ');
        }
      }
      if (below.size() != 1) {
        open.push(END);
        for (int i = below.size() - 1; i >= 0; i--) {
          open.push(below.get(i));
        }
        return;
      }
      node = below.get(0);
    }
  }
}
