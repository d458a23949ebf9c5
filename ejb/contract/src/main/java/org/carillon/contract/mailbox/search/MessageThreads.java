package org.carillon.contract.mailbox.search;

/**
 * Messages as trees (RFC 5256 §3), each a node by number. An answer to an answer may be as deep as
 * the mailbox is large: who walks them must not recurse.
 */
public interface MessageThreads {

  /** What {@link #message} tells of a node that stands for a message which is not there. */
  int NONE = -1;

  /** How many threads. */
  int roots();

  /** The first node of a thread. */
  int root(int at);

  /** How many nodes answer a node. */
  int children(int node);

  /** One of those that answer a node. */
  int child(int node, int at);

  /** The index in the searched view of a node's message; or {@link #NONE}. */
  int message(int node);

  /** The indexes, ascending, of messages whose header is damaged: what they answer is unknown. */
  int[] undecided();
}
