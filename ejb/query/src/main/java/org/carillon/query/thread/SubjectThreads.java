package org.carillon.query.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ORDEREDSUBJECT (RFC 5256 §3): a subject's first message is the others' parent. */
final class SubjectThreads {
  private SubjectThreads() {}

  static ThreadForest of(List<ThreadedMessage> byDate) {
    ThreadForest forest = new ThreadForest(byDate.size());
    Map<String, Integer> first = new HashMap<>();
    for (int message = 0; message < byDate.size(); message++) {
      int node = forest.add(message);
      Integer parent = first.putIfAbsent(byDate.get(message).subject(), node);
      if (parent == null) {
        forest.roots().add(node);
      } else {
        forest.adopt(parent, node);
      }
    }
    return forest;
  }
}
