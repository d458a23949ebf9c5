package org.carillon.format.mime.structure;

import java.util.function.Consumer;

/**
 * A list in IMAP's notation, written as long as there is room: the first element that does not fit
 * is left out with all that follow, and the text is cut. NIL where there is none.
 */
final class BoundedList {
  private final ImapText out;
  private final int end;
  private char open = '(';

  /**
   * Begins where the text ends.
   *
   * @param most how many octets it may become
   */
  BoundedList(ImapText out, int most) {
    this.out = out;
    this.end = out.length() + most;
  }

  /** Writes one more; false when there was no room for it, and nothing may follow. */
  boolean add(Consumer<ImapText> element) {
    int before = out.length();
    element.accept(out.octet(open));
    if (out.length() > end) {
      out.back(before);
      out.cut();
      return false;
    }
    open = ' ';
    return true;
  }

  /** Ends it. */
  void close() {
    if (open == '(') {
      out.ascii("NIL");
    } else {
      out.octet(')');
    }
  }
}
