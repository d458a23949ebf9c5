package org.carillon.query.thread;

import java.util.List;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;

/** Groups messages into threads by an algorithm. */
final class Threading {
  private Threading() {}

  /**
   * Returns the threads of messages.
   *
   * @param byDate in the order of {@link ThreadedMessage#BY_DATE}; a message is numbered by its
   *     position in it
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
