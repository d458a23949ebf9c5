package org.carillon.store.rows;

import java.util.EnumSet;
import java.util.Set;
import org.carillon.contract.mailbox.folders.SpecialUse;

/** Special uses as a column of bits. */
public final class SpecialUses {
  private SpecialUses() {}

  public static int pack(Set<SpecialUse> uses) {
    int word = 0;
    for (SpecialUse use : uses) {
      word |= 1 << use.ordinal();
    }
    return word;
  }

  public static Set<SpecialUse> unpack(int word) {
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    for (SpecialUse use : SpecialUse.values()) {
      if ((word & 1 << use.ordinal()) != 0) {
        uses.add(use);
      }
    }
    return uses;
  }
}
