package org.carillon.protocol.imap.thread;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntToLongFunction;
import org.carillon.contract.mailbox.search.MessageThreads;
import org.carillon.protocol.imap.syntax.Output;

/** Writes threads (RFC 5256 §5 {@code thread-data}) of any depth. */
final class ThreadWriter {
  private static final int END = -1;

  private final MessageThreads threads;
  private final IntToLongFunction name;
  private final Deque<Integer> open = new ArrayDeque<>();

  /**
   * @param name returns the number or uid of the message at an index
   */
  ThreadWriter(MessageThreads threads, IntToLongFunction name) {
    this.threads = threads;
    this.name = name;
  }

  void write(Output out) throws IOException {
    for (int i = 0; i < threads.roots(); i++) {
      open.push(threads.root(i));
      while (!open.isEmpty()) {
        int node = open.pop();
        if (node == END) {
          out.octet(')');
        } else {
          line(node, out);
        }
      }
    }
  }

  /** Writes a line of single children, and leaves branches for later. */
  private void line(int from, Output out) throws IOException {
    out.octet('(');
    int node = from;
    while (true) {
      int below = threads.children(node);
      int message = threads.message(node);
      if (message != MessageThreads.NONE) {
        out.number(name.applyAsLong(message));
        if (below > 0) {
          out.octet(' ');
        }
      }
      if (below != 1) {
        open.push(END);
        for (int i = below - 1; i >= 0; i--) {
          open.push(threads.child(node, i));
        }
        return;
      }
      node = threads.child(node, 0);
    }
  }
}
