package org.carillon.query.thread;

import org.carillon.contract.mailbox.search.MessageThreads;

/**
 * The threads that were found.
 *
 * @param forest the trees; a message is numbered by its position in the order of dates
 * @param indexes the indexes of these messages in the searched view
 * @param undecided the indexes of messages with a damaged header
 */
@SuppressWarnings("ArrayRecordComponent") // up to a million messages; never compared
record FoundThreads(ThreadForest forest, int[] indexes, int[] undecided) implements MessageThreads {

  @Override
  public int roots() {
    return forest.roots().size();
  }

  @Override
  public int root(int at) {
    return forest.roots().get(at);
  }

  @Override
  public int children(int node) {
    return forest.children(node).size();
  }

  @Override
  public int child(int node, int at) {
    return forest.children(node).get(at);
  }

  @Override
  public int message(int node) {
    return forest.isDummy(node) ? NONE : indexes[forest.message(node)];
  }
}
