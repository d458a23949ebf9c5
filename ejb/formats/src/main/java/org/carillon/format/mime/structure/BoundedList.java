package org.carillon.format.mime.structure;

import java.util.function.Consumer;

/**
 * Writes a list in IMAP's notation while there is room. The first element that does not fit is left
 * out with all that follow, and the text is marked as cut. An empty list is written as NIL.
 */
final class BoundedList {
  private final ImapText out;
  private final int end;
  private char open = '(';

  /** Creates a list of at most {@code most} octets at the end of {@code out}. */
  BoundedList(ImapText out, int most) {
    this.out = out;
    this.end = out.length() + most;
  }

  /** Writes an element; false if there was no room. The caller must then add no more. */
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

  /** Ends the list in IMAP notation. */
  void close() {
    if (open == '(') {
      out.ascii("NIL");
    } else {
      out.octet(')');
    }
  }
}
