package org.carillon.launcher.ctl.source;

import java.util.Arrays;

/** Some records of a file, which are read as a file of their own. */
public final class SourcePart {
  private final String text;
  private final int[] lines;
  private final int percent;

  private SourcePart(String text, int[] lines, int percent) {
    this.text = text;
    this.lines = lines;
    this.percent = percent;
  }

  /** What it says. */
  public String text() {
    return text;
  }

  /** How much of the file has been read once it is done, of a hundred. */
  public int percent() {
    return percent;
  }

  /** The file's line that is this line here, both from 1; whatever is behind the last is itself. */
  public int fileLine(int line) {
    return line >= 1 && line <= lines.length ? lines[line - 1] : line;
  }

  /** Gathers records. */
  static final class Gathering {
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private int[] lines = new int[1024];
    private int count;
    private int before;

    /**
     * @param most characters, where more than one record is in it
     */
    Gathering(int most) {
      this.most = most;
    }

    /** Puts what stands above each part. */
    void head(SourceRecord head) {
      put(head);
      before = count;
    }

    /** Whether it has a record, and no room for this one. */
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
