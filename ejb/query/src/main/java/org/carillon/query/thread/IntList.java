package org.carillon.query.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;

final class IntList {
  private static final int[] NONE = {};

  private int[] items = NONE;
  private int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(2, 2 * size));
    }
    items[size++] = item;
  }

  void addAll(IntList others) {
    for (int i = 0; i < others.size; i++) {
      add(others.items[i]);
    }
  }

  int get(int index) {
    return items[index];
  }

  void set(int index, int item) {
    items[index] = item;
  }

  void clear() {
    size = 0;
  }

  /** Sorts the items by a number of each; the sort is stable. */
  void sortBy(IntToLongFunction number) {
    if (size < 2) {
      return;
    }
    record Numbered(long number, int item) {}
    List<Numbered> numbered = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      numbered.add(new Numbered(number.applyAsLong(items[i]), items[i]));
    }
    numbered.sort(Comparator.comparingLong(Numbered::number));
    for (int i = 0; i < size; i++) {
      items[i] = numbered.get(i).item;
    }
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }
}
