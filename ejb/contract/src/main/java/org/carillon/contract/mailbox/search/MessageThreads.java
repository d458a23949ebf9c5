package org.carillon.contract.mailbox.search;

/**
 * Threads of messages as trees (RFC 5256 §3), with numbered nodes. A chain of replies can be as
 * long as the mailbox is large, so callers must not recurse.
 */
public interface MessageThreads {

  /** The result of {@link #message} for a node whose message does not exist. */
  int NONE = -1;

  int roots();

  /** Returns the root node of a thread. */
  int root(int at);

  /** Returns the number of a node's children, which are the replies to it. */
  int children(int node);

  int child(int node, int at);

  /** Returns the index of a node's message in the searched view, or {@link #NONE}. */
  int message(int node);

  /** Returns the indexes, ascending, of messages whose damaged header hides what they reply to. */
  int[] undecided();
}
