package org.carillon.format.mime.header;

import java.util.Arrays;
import org.carillon.format.budget.WorkBudget;

/**
 * Finds the fields of a header section as its octets come. Each octet is looked at once, however
 * many pieces they come in; whoever reads keeps them together until the header has ended.
 */
public final class HeaderReader {

  /** Who sends the header. */
  public enum Form {
    /**
     * A message that is kept: only an empty line ends its header, what is no field is passed by.
     */
    STORED,
    /**
     * A message that comes by SMTP: it may have a body without an empty line before it, so that the
     * header ends where a line is no field. What separates messages in a file of them, which old
     * programs send on, becomes a field, since it would end the header before it began.
     */
    RECEIVED
  }

  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
  private static final byte[] MAILBOX_LINE = {
    'X', '-', 'M', 'a', 'i', 'l', 'b', 'o', 'x', '-', 'L', 'i', 'n', 'e', ':', ' '
  };
  private static final int FIRST_FIELDS = 32;

  private final Form form;
  private final int most;
  private int[] table = new int[FIRST_FIELDS * Header.NUMBERS];
  private int fields;
  private boolean open;
  private boolean mailboxLine;
  private boolean isCut;
  private boolean ended;
  private int lineBegin;
  private int endLine;
  private int length;

  /** How far there is no line end behind {@link #lineBegin}. */
  private int searched;

  /**
   * Reads a header.
   *
   * @param most how many octets it has at most: a longer one {@linkplain Header#isCut is cut}
   */
  public HeaderReader(Form form, int most) {
    this.form = form;
    this.most = most;
  }

  /**
   * Looks at what has come since the last time.
   *
   * @param octets an array that holds all that came
   * @param begin where the header begins in it
   * @param end where what came ends
   * @return whether the header ends here; then nothing more is to be read
   */
  public boolean read(byte[] octets, int begin, int end) {
    int bound = end - begin > most ? begin + most : end;
    int newline = indexOf(octets, begin + searched, bound);
    while (newline >= 0) {
      if (!takes(octets, begin, newline)) {
        ended = true;
        return true;
      }
      lineBegin = newline + 1 - begin;
      newline = indexOf(octets, newline + 1, bound);
    }
    searched = bound - begin;
    if (bound == end) {
      return false;
    }
    isCut = true;
    end(most, lineBegin);
    return true;
  }

  /** The message has ended within its header; a last line may have no end. */
  public void finish(byte[] octets, int begin, int end) {
    int line = begin + lineBegin;
    boolean isField = line < end && (octets[line] != '\r' || line + 1 < end);
    if (!isField) {
      end(end - begin, lineBegin);
    } else if (takes(octets, begin, end)) {
      end(end - begin, end - begin);
    }
    ended = true;
  }

  private void end(int headerLength, int fieldEnd) {
    close(fieldEnd);
    length = headerLength;
    ended = true;
  }

  private static int indexOf(byte[] octets, int from, int end) {
    for (int i = from; i < end; i++) {
      if (octets[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Whether the line belongs to the header; else the header has ended. */
  private boolean takes(byte[] octets, int begin, int newline) {
    int line = begin + lineBegin;
    byte first = line < newline ? octets[line] : (byte) '\n';
    if (first == ' ' || first == '\t') {
      return form == Form.STORED || lineBegin > 0 || endsBefore();
    }
    close(lineBegin);
    if (first == '\n' || first == '\r' && newline == line + 1) {
      endLine = newline + 1 - line;
      length = newline + 1 - begin;
      return false;
    }
    if (form == Form.RECEIVED && lineBegin == 0 && isMailboxLine(octets, line, newline)) {
      mailboxLine = true;
      open(0);
      return true;
    }
    int colon = colon(octets, line, newline);
    if (colon > line) {
      open(colon - begin);
      return true;
    }
    return form == Form.STORED || endsBefore();
  }

  /** The header ends before this line, which is the body's first. */
  private boolean endsBefore() {
    length = lineBegin;
    return false;
  }

  private static boolean isMailboxLine(byte[] octets, int line, int newline) {
    int name = octets[line] == '>' ? line + 1 : line;
    return newline - name > FROM.length
        && Arrays.equals(octets, name, name + FROM.length, FROM, 0, FROM.length);
  }

  /** Where the line's colon is; no further than its begin when it is no field. */
  private int colon(byte[] octets, int line, int newline) {
    int colon = line;
    while (colon < newline && octets[colon] != ':' && (octets[colon] > ' ' || !isStrict())) {
      colon++;
    }
    int nameEnd = colon;
    // RFC 5322 §4.5 lets old messages have blanks before the colon.
    while (colon < newline && (octets[colon] == ' ' || octets[colon] == '\t')) {
      colon++;
    }
    return colon < newline && octets[colon] == ':' && nameEnd > line ? colon : line;
  }

  private boolean isStrict() {
    return form == Form.RECEIVED;
  }

  private void open(int colon) {
    if (fields == Header.MOST_FIELDS) {
      isCut = true;
      return;
    }
    int at = fields * Header.NUMBERS;
    if (at == table.length) {
      table = Arrays.copyOf(table, 2 * at);
    }
    table[at] = lineBegin;
    table[at + 1] = colon;
    fields++;
    open = true;
  }

  private void close(int end) {
    if (open) {
      table[fields * Header.NUMBERS - 1] = end;
      open = false;
    }
  }

  /**
   * How many of the octets that came are the header's, its empty line included. A body without one
   * begins right behind it.
   */
  public int length() {
    return length;
  }

  /** Whether an empty line ended it. */
  public boolean hasEndLine() {
    return endLine > 0;
  }

  /** What was read; the octets are copied, unless they are all there is of the array. */
  public Header header(byte[] octets, int begin) {
    if (!ended) {
      throw new IllegalStateException("The header has not ended");
    }
    if (mailboxLine) {
      return withMailboxLine(octets, begin);
    }
    WorkBudget.current().take(fields);
    byte[] own =
        begin == 0 && length == octets.length
            ? octets
            : Arrays.copyOfRange(octets, begin, begin + length);
    return new Header(own, table, fields, endLine, isCut);
  }

  private Header withMailboxLine(byte[] octets, int begin) {
    byte[] own = Arrays.copyOf(MAILBOX_LINE, MAILBOX_LINE.length + length);
    System.arraycopy(octets, begin, own, MAILBOX_LINE.length, length);
    for (int i = 0; i < fields * Header.NUMBERS; i++) {
      table[i] += MAILBOX_LINE.length;
    }
    table[0] = 0;
    table[1] = MAILBOX_LINE.length - 2;
    return new Header(own, table, fields, endLine, isCut);
  }
}
