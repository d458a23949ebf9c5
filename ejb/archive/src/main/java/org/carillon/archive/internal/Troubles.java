package org.carillon.archive.internal;

import java.util.ArrayList;
import java.util.List;

/** What did not go well, a sentence each: the first thousand. Used by several threads. */
final class Troubles {
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
