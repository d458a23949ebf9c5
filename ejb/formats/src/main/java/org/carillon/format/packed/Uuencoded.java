package org.carillon.format.packed;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and the files that were uuencoded into it (POSIX.1-2017 uuencode). What is not entirely in
 * that format stays text.
 *
 * @param text the text without the files
 * @param files the files, in their order
 */
public record Uuencoded(String text, List<PackedFile> files) {
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.{0,254})");

  /** Finds the files in a text. Takes time linear in its length. */
  public static Uuencoded of(String text) {
    if (!text.contains("begin ")) {
      return new Uuencoded(text, List.of());
    }
    String[] lines = text.split("\n", -1);
    int[] ends = ends(lines);
    List<PackedFile> files = new ArrayList<>();
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      Matcher begin = BEGIN.matcher(lines[i].stripTrailing());
      Optional<byte[]> octets =
          begin.matches() && ends[i] > i ? decoded(lines, i + 1, ends[i]) : Optional.empty();
      if (octets.isPresent()) {
        files.add(new PackedFile(begin.group(1).strip(), octets.get()));
        i = ends[i];
      } else {
        left.append(lines[i]).append(i < lines.length - 1 ? "\n" : "");
      }
    }
    return new Uuencoded(left.toString(), List.copyOf(files));
  }

  /** Returns for each line the index of the next "end" line, or its own index if there is none. */
  private static int[] ends(String[] lines) {
    int[] ends = new int[lines.length];
    for (int i = lines.length - 1; i >= 0; i--) {
      String next = i + 1 < lines.length ? lines[i + 1].stripTrailing() : "";
      boolean goesOn = i + 1 < lines.length && octetsIn(lines[i + 1]) >= 0;
      ends[i] = next.equals("end") ? i + 1 : goesOn && ends[i + 1] > i + 1 ? ends[i + 1] : i;
    }
    return ends;
  }

  /** Returns the number of octets that a line encodes, or -1 if it is not a uuencoded line. */
  private static int octetsIn(String line) {
    int length = line.endsWith("\r") ? line.length() - 1 : line.length();
    if (length == 0) {
      return -1;
    }
    int octets = value(line.charAt(0));
    int needed = (octets + 2) / 3 * 4;
    if (octets < 0 || length - 1 > needed + 2) {
      return -1;
    }
    for (int i = 1; i < length; i++) {
      if (value(line.charAt(i)) < 0) {
        return -1;
      }
    }
    // Trailing blanks may have been lost in transit, so that the line may be shorter than needed.
    return octets;
  }

  private static Optional<byte[]> decoded(String[] lines, int from, int to) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = from; i < to; i++) {
      String line =
          lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      int left = octetsIn(line);
      for (int at = 1; left > 0; at += 4) {
        int group = 0;
        for (int k = 0; k < 4; k++) {
          group = group << 6 | (at + k < line.length() ? value(line.charAt(at + k)) : 0);
        }
        for (int k = 16; k >= 0 && left > 0; k -= 8) {
          octets.write(group >>> k);
          left--;
        }
      }
    }
    return Optional.of(octets.toByteArray());
  }

  private static int value(char c) {
    return c >= ' ' && c <= '`' ? c - ' ' & 63 : -1;
  }
}
