package org.carillon.format.mime.files;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the files that are uuencoded in a text (POSIX.1-2017, uuencode). */
final class UuFiles {
  private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} (.{1,255})");
  private static final int MOST_FILES = 50;
  private static final int MOST_LINE = 998;
  private static final int MOST_FILE = 1 << 20;

  private final FileInspector look;

  UuFiles(FileInspector look) {
    this.look = look;
  }

  void in(InputStream text) throws IOException {
    Reader reader =
        new BufferedReader(new InputStreamReader(text, StandardCharsets.ISO_8859_1), 8_192);
    String line = line(reader);
    int files = 0;
    while (line != null && files < MOST_FILES) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.matches()) {
        files++;
        look.at(new ByteArrayInputStream(decoded(reader)), begin.group(1), 1);
      }
      line = line(reader);
    }
  }

  private static byte[] decoded(Reader reader) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    String line = line(reader);
    while (line != null && !line.equals("end") && file.size() < MOST_FILE) {
      decode(line, file);
      line = line(reader);
    }
    return file.toByteArray();
  }

  private static void decode(String line, ByteArrayOutputStream file) {
    int left = line.isEmpty() ? 0 : value(line, 0);
    for (int at = 1; left > 0 && at < line.length(); at += 4) {
      int group =
          value(line, at) << 18
              | value(line, at + 1) << 12
              | value(line, at + 2) << 6
              | value(line, at + 3);
      for (int shift = 16; shift >= 0 && left > 0; shift -= 8) {
        file.write(group >> shift);
        left--;
      }
    }
  }

  private static int value(String line, int at) {
    return at < line.length() ? line.charAt(at) - ' ' & 0x3F : 0;
  }

  /** Returns the next line, or null at the end. The end of an overlong line is dropped. */
  private static String line(Reader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (c != '\r' && line.length() < MOST_LINE) {
        line.append((char) c);
      }
      c = reader.read();
    }
    return line.toString();
  }
}
