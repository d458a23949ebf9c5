package org.carillon.query.thread;

import java.util.List;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;

/** Puts messages into threads by an algorithm. */
final class Threading {
  private Threading() {}

  /**
   * The threads of messages.
   *
   * @param byDate in the order of {@link ThreadedMessage#BY_DATE}; messages are named by their
   *     place in it
   */
  static ThreadForest threads(ThreadAlgorithm algorithm, List<ThreadedMessage> byDate) {
    return switch (algorithm) {
      case ORDEREDSUBJECT -> SubjectThreads.of(byDate);
      case REFERENCES -> {
        ReferenceThreads threads = new ReferenceThreads(byDate);
        threads.joinSubjects();
        yield threads.byDate();
      }
      case REFS -> new ReferenceThreads(byDate).byLatest();
    };
  }

  static boolean asksSubjects(ThreadAlgorithm algorithm) {
    return algorithm != ThreadAlgorithm.REFS;
  }

  static boolean asksReferences(ThreadAlgorithm algorithm) {
    return algorithm != ThreadAlgorithm.ORDEREDSUBJECT;
  }
}
