package org.carillon.launcher.ctl.source;

import java.util.Arrays;

/** Some records of a file that are read as a file of their own. */
public final class SourcePart {
  private final String text;
  private final int[] lines;
  private final int percent;

  private SourcePart(String text, int[] lines, int percent) {
    this.text = text;
    this.lines = lines;
    this.percent = percent;
  }

  public String text() {
    return text;
  }

  /** Returns how much of the file has been read after this part, in percent. */
  public int percent() {
    return percent;
  }

  /** Maps a line of this part to the file's line, both from 1; later lines map to themselves. */
  public int fileLine(int line) {
    return line >= 1 && line <= lines.length ? lines[line - 1] : line;
  }

  static final class Gathering {
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private int[] lines = new int[1024];
    private int count;
    private int before;

    /**
     * @param most the limit in characters if the part has more than one record
     */
    Gathering(int most) {
      this.most = most;
    }

    /** Sets the record that heads each part. */
    void head(SourceRecord head) {
      put(head);
      before = count;
    }

    /** Returns whether the part has a record already and no space for this one. */
    boolean isFullFor(SourceRecord record) {
      return count > before && text.length() + record.text().length() > most;
    }

    boolean isEmpty() {
      return count == before;
    }

    void put(SourceRecord record) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
      text.append(record.text());
      int line = record.line();
      for (int i = 0; i < record.text().length(); i++) {
        if (record.text().charAt(i) == '\n') {
          line(line++);
        }
      }
      if (!record.text().endsWith("\n")) {
        line(line);
      }
    }

    private void line(int line) {
      if (count == lines.length) {
        lines = Arrays.copyOf(lines, count * 2);
      }
      lines[count++] = line;
    }

    SourcePart done(int percent) {
      return new SourcePart(text.toString(), Arrays.copyOf(lines, count), percent);
    }
  }
}
