package org.carillon.archive.internal;

import java.util.ArrayList;
import java.util.List;

/** The first thousand problems of a task, a sentence each. Thread-safe. */
final class TaskProblems {
  private static final int MOST = 1_000;

  private final List<String> sentences = new ArrayList<>();

  synchronized void add(String sentence) {
    if (sentences.size() < MOST) {
      sentences.add(sentence);
    }
  }

  synchronized List<String> all() {
    return List.copyOf(sentences);
  }
}
