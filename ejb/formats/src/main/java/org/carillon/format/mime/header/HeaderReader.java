package org.carillon.format.mime.header;

import java.util.Arrays;
import org.carillon.format.budget.WorkBudget;

/**
 * Finds the fields of a header section as its octets arrive. Each octet is looked at once, however
 * many pieces they arrive in. The caller keeps all octets together until the header has ended.
 */
public final class HeaderReader {

  /** The origin of the header, which decides how strictly it is read. */
  public enum Form {
    /** A stored message: only an empty line ends its header; lines of no field are skipped. */
    STORED,
    /**
     * A message received by SMTP. Its body may start without an empty line, so the header ends
     * before the first line that is not part of a field. An mbox separator line at the top, which
     * old programs send on, is turned into a field, since it would otherwise end the header before
     * its first field.
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

  /** The octets searched for a line end, of which there is none after {@link #lineBegin}. */
  private int searched;

  /** Creates a reader of at most {@code most} octets; it {@linkplain Header#isCut cuts} more. */
  public HeaderReader(Form form, int most) {
    this.form = form;
    this.most = most;
  }

  /**
   * Reads the octets that have arrived since the last call.
   *
   * @param octets an array that holds all octets received
   * @param begin the position of the header's first octet in the array
   * @param end the position after the last octet received
   * @return whether the header has ended; the caller must then stop reading
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

  /** Ends the header, in which the message has ended. Its last line may lack its end. */
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

  /** Returns whether the line belongs to the header. If it doesn't, the header has ended. */
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

  /** Ends the header before this line, the first one of the body. Always returns false. */
  private boolean endsBefore() {
    length = lineBegin;
    return false;
  }

  private static boolean isMailboxLine(byte[] octets, int line, int newline) {
    int name = octets[line] == '>' ? line + 1 : line;
    return newline - name > FROM.length
        && Arrays.equals(octets, name, name + FROM.length, FROM, 0, FROM.length);
  }

  /** Returns the position of the line's colon, or of its first octet if it begins no field. */
  private int colon(byte[] octets, int line, int newline) {
    int colon = line;
    while (colon < newline && octets[colon] != ':' && (octets[colon] > ' ' || !isStrict())) {
      colon++;
    }
    int nameEnd = colon;
    // RFC 5322 §4.5 allows blanks before the colon in old messages.
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
   * Returns the number of received octets that belong to the header, including its empty line. If
   * there is no empty line, the body begins right after them.
   */
  public int length() {
    return length;
  }

  /** Returns whether an empty line ended the header. */
  public boolean hasEndLine() {
    return endLine > 0;
  }

  /** Returns the ended header. Its octets are copied, unless the array has nothing else. */
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
