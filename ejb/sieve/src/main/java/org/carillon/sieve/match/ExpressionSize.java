package org.carillon.sieve.match;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts the states of a regular expression with expanded repetitions: its cost in memory, and in
 * CPU time for each compared character. It is known before compilation, and too small by a few at
 * most.
 */
final class ExpressionSize {
  /** Ends the counting: anything larger is too large. */
  private static final long END = Integer.MAX_VALUE;

  private final String text;
  private final Deque<Long> around = new ArrayDeque<>();
  private int at;
  private long all;

  /** The size of the part that the next repetition repeats. */
  private long last;

  private ExpressionSize(String text) {
    this.text = text;
  }

  /** The states of an expression, even an invalid one. */
  static long of(String text) {
    return new ExpressionSize(text).count();
  }

  private long count() {
    while (at < text.length() && all < END) {
      char c = text.charAt(at++);
      switch (c) {
        case '(' -> {
          around.push(all);
          all = 2;
          last = 0;
        }
        case ')' -> {
          last = all;
          all += around.isEmpty() ? 0 : around.pop();
        }
        case '[' -> {
          skipSet();
          add(1);
        }
        case '\\' -> {
          at++;
          add(1);
        }
        case '{' -> repeat();
        case '*', '+', '?', '|' -> all++;
        default -> add(1);
      }
    }
    while (!around.isEmpty()) {
      all += around.pop();
    }
    return Math.min(all, END);
  }

  private void add(long states) {
    last = states;
    all += states;
  }

  /** A bracket at the beginning is literal (POSIX, 9.3.5). */
  private void skipSet() {
    int from = at < text.length() && text.charAt(at) == '^' ? at + 1 : at;
    int end = text.indexOf(']', from + 1);
    while (end > 0 && text.lastIndexOf("[:", end) >= from && text.charAt(end - 1) == ':') {
      end = text.indexOf(']', end + 1);
    }
    at = end < 0 ? text.length() : end + 1;
  }

  /** Each optional repetition adds one state. */
  private void repeat() {
    int end = text.indexOf('}', at);
    int times = end < 0 ? 0 : largest(text.substring(at, end));
    if (times == 0) {
      add(1);
      return;
    }
    at = end + 1;
    long repeated = Math.min(END, (last + 1) * times);
    all = Math.min(END, all + repeated);
    last += repeated;
  }

  /** The larger of two bounds; 0 if they are invalid. */
  private static int largest(String bounds) {
    int most = 0;
    for (String bound : bounds.split(",", 2)) {
      if (bound.length() > 4 || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return 0;
      }
      most = bound.isEmpty() ? most : Math.max(most, Integer.parseInt(bound));
    }
    return most;
  }
}
