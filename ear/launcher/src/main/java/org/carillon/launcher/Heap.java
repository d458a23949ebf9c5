package org.carillon.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.launcher.home.Refusal;

/**
 * The server's largest heap, and the collector that fits it: the serial one needs the least memory
 * (a fresh server took 473 MB with it, 541 with G1), and its pauses are short with a small heap;
 * above 2 GB users would notice them.
 *
 * @param megabytes its size
 */
record Heap(long megabytes) {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,6})([mMgG])");
  private static final long SERIAL_UP_TO = 2048;
  private static final long HTTP_CONNECTIONS_A_MEGABYTE = 4;
  private static final long MOST_HTTP_CONNECTIONS = 20_000;

  /** Parses a size in the notation of the JVM's own options, such as {@code 512m} or {@code 4g}. */
  static Heap parse(String size) {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new Refusal("--heap takes a number and m or g, such as 1g, not \"" + size + "\".");
    }
    long number = Long.parseLong(matcher.group(1));
    return new Heap(matcher.group(2).equalsIgnoreCase("g") ? number * 1024 : number);
  }

  String sizeOption() {
    return "-Xmx" + megabytes + "m";
  }

  /** Returns the option that gives the buffers outside of the heap as much memory as the heap. */
  String directOption() {
    return "-XX:MaxDirectMemorySize=" + megabytes + "m";
  }

  /** Returns how many HTTP connections fit there, however much each of their streams buffers. */
  long httpConnections() {
    return Math.min(MOST_HTTP_CONNECTIONS, megabytes * HTTP_CONNECTIONS_A_MEGABYTE);
  }

  String collectorOption() {
    return megabytes <= SERIAL_UP_TO ? "-XX:+UseSerialGC" : "-XX:+UseG1GC";
  }
}
