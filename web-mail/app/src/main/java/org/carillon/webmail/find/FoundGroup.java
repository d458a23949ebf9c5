package org.carillon.webmail.find;

import java.util.List;

/** The results of one kind, and the address of all; empty if they are all here. */
public record FoundGroup(FoundKind kind, List<FoundThing> all, String more) {
  public FoundGroup {
    all = List.copyOf(all);
  }
}
