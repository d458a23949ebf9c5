package org.carillon.mailbox.sharing;

import java.util.EnumSet;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;

/** Stores rights as a number, with a bit for each, by ordinal. */
final class RightBits {
  private RightBits() {}

  static int pack(MailboxRights rights) {
    int bits = 0;
    for (Right right : rights.rights()) {
      bits |= 1 << right.ordinal();
    }
    return bits;
  }

  static MailboxRights unpack(int bits) {
    EnumSet<Right> rights = EnumSet.noneOf(Right.class);
    for (Right right : Right.values()) {
      if ((bits & 1 << right.ordinal()) != 0) {
        rights.add(right);
      }
    }
    return new MailboxRights(rights);
  }
}
