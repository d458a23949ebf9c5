package org.carillon.webmail.attachment;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files that lie in one folder: none is there twice, capitals disregarded. */
final class EntryNames {
  private final Set<String> taken = new HashSet<>();

  /** A name that is free: itself, or with a number before its ending. */
  String of(String name) {
    int dot = name.lastIndexOf('.');
    String begin = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    String free = name;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = begin + " (" + i + ")" + ending;
    }
    return free;
  }
}
