package org.carillon.account.internal.passwordpolicy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The list of breached passwords. It is a file of SHA-1 hashes in hexadecimal with {@code :COUNT}
 * after them, ordered by hash, as Have I Been Pwned publishes it; or a folder with a file for each
 * prefix of five digits ({@code 21BD1.txt}), which contains the rest of each hash; or a file of
 * plain passwords, one in each line. For hashes, each question reads only a few blocks, whatever
 * the size of the list.
 *
 * @param place the file or folder
 */
record BreachList(Path place) {
  /** The greatest size of a file of plain passwords, which is read completely. */
  static final long MOST_PLAIN_OCTETS = 64L << 20;

  private static final int PREFIX = 5;
  private static final int MOST_LINE = 200;
  private static final int SHA1_DIGITS = 40;
  private static final Pattern HASHED = Pattern.compile("[0-9A-Fa-f]{40}(:.*)?");

  /**
   * Returns whether the list contains a password.
   *
   * @throws IOException if the list can't be read, or its format is not known
   */
  boolean contains(String password) throws IOException {
    String hash = hash(password);
    if (Files.isDirectory(place)) {
      Path file = place.resolve(hash.substring(0, PREFIX) + ".txt");
      Path bare = place.resolve(hash.substring(0, PREFIX));
      Path found = Files.exists(file) ? file : bare;
      return Files.exists(found) && search(found, hash.substring(PREFIX));
    }
    return isHashed() ? search(place, hash) : isLine(password);
  }

  private static String hash(String password) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-1 is part of every JDK", missing);
    }
  }

  private boolean isHashed() throws IOException {
    try (var file = new RandomAccessFile(place.toFile(), "r")) {
      String first = line(file, 0).strip();
      return first.length() >= SHA1_DIGITS && HASHED.matcher(first).matches();
    }
  }

  /** Searches by bisection. Lines before {@code low} are smaller. */
  private static boolean search(Path path, String wanted) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      long low = 0;
      long high = file.length();
      while (low < high) {
        long middle = begin(file, (low + high) >>> 1, low);
        String line = line(file, middle);
        String hash = line.strip().split(":", 2)[0].toUpperCase(Locale.ROOT);
        int order = hash.compareTo(wanted);
        if (order == 0) {
          return true;
        }
        if (order < 0) {
          low = middle + line.length() + 1;
        } else {
          high = middle;
        }
      }
      return false;
    }
  }

  /** Returns the beginning of the line that contains the octet at this position. */
  private static long begin(RandomAccessFile file, long at, long least) throws IOException {
    long from = Math.max(least, at - MOST_LINE);
    byte[] before = new byte[(int) (at - from)];
    file.seek(from);
    file.readFully(before);
    for (int i = before.length - 1; i >= 0; i--) {
      if (before[i] == '\n') {
        return from + i + 1;
      }
    }
    if (from > least) {
      throw new IOException("A line of the list is longer than " + MOST_LINE + " characters");
    }
    return least;
  }

  /** Returns the line that begins at a position, without its end. A character is an octet. */
  private static String line(RandomAccessFile file, long at) throws IOException {
    byte[] octets = new byte[MOST_LINE];
    file.seek(at);
    int length = 0;
    while (length < MOST_LINE) {
      int read = file.read(octets, length, MOST_LINE - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    for (int i = 0; i < length; i++) {
      if (octets[i] == '\n') {
        return new String(octets, 0, i, StandardCharsets.ISO_8859_1);
      }
    }
    return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
  }

  private boolean isLine(String password) throws IOException {
    if (Files.size(place) > MOST_PLAIN_OCTETS) {
      throw new IOException(
          "A list of plain passwords can have at most "
              + (MOST_PLAIN_OCTETS >> 20)
              + " MB: use hashes for a larger one");
    }
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(place),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
      String small = password.toLowerCase(Locale.ROOT);
      return reader.lines().anyMatch(line -> line.strip().toLowerCase(Locale.ROOT).equals(small));
    }
  }
}
