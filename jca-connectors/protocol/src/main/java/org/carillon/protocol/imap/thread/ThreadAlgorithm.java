package org.carillon.protocol.imap.thread;

import java.util.List;

/** How messages are put into threads. */
public enum ThreadAlgorithm {
  /** By their base subjects alone (RFC 5256 §3). */
  ORDEREDSUBJECT {
    @Override
    ThreadForest threads(List<ThreadedMessage> byDate) {
      return SubjectThreads.of(byDate);
    }
  },
  /** By what they refer to, threads of the same subject joined (RFC 5256 §3). */
  REFERENCES {
    @Override
    ThreadForest threads(List<ThreadedMessage> byDate) {
      ReferenceThreads threads = new ReferenceThreads(byDate);
      threads.joinSubjects();
      return threads.byDate();
    }
  },
  /**
   * By what they refer to; the thread that got a message last stands last
   * (draft-ietf-morg-inthread-01 §4).
   */
  REFS {
    @Override
    ThreadForest threads(List<ThreadedMessage> byDate) {
      return new ReferenceThreads(byDate).byLatest();
    }
  };

  /**
   * The threads of messages.
   *
   * @param byDate in the order of {@link ThreadedMessage#BY_DATE}; messages are named by their
   *     place in it
   */
  abstract ThreadForest threads(List<ThreadedMessage> byDate);

  boolean asksSubjects() {
    return this != REFS;
  }

  boolean asksReferences() {
    return this != ORDEREDSUBJECT;
  }
}
