package org.carillon.web.request;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Checks a multipart form (RFC 7578, RFC 2046 §5.1.1) as it arrives, and detects one that is not
 * from a real form: the server keeps the header section of each part in memory, however long it is,
 * and all parts.
 *
 * <p>It sees at least all header sections that the server's own parser sees: one begins behind
 * every delimiter, at the beginning of a line or not, and ends at an empty line that ends in CRLF.
 */
public final class PartBounds {
  static final int MOST_PARTS = 128;

  /** The limit for all parts together. */
  public static final int MOST_HEADER_OCTETS = 64 * 1_024;

  /** The characters of RFC 2046 §5.1.1, and others of ASCII that browsers may use. */
  private static final Pattern BOUNDARY = Pattern.compile("[!-~ ]{1,200}");

  private static final byte[] SECTION_END = {'\r', '\n', '\r', '\n'};

  private final Needle delimiter;
  private final Needle sectionEnd = new Needle(SECTION_END);
  private boolean inHeaders;
  private int parts;
  private int headerOctets;

  /**
   * @param boundary the boundary in its Content-Type
   */
  public PartBounds(String boundary) {
    delimiter = new Needle(("--" + boundary).getBytes(StandardCharsets.US_ASCII));
    if (!BOUNDARY.matcher(boundary).matches()) {
      headerOctets = MOST_HEADER_OCTETS + 1;
    }
  }

  /** Takes the next octet; returns false if there were too many parts or header octets. */
  public boolean take(byte octet) {
    if (delimiter.ends(octet)) {
      inHeaders = true;
      parts++;
    } else if (inHeaders) {
      headerOctets++;
    }
    if (sectionEnd.ends(octet)) {
      inHeaders = false;
    }
    // No part follows the last delimiter.
    return parts <= MOST_PARTS + 1 && headerOctets <= MOST_HEADER_OCTETS;
  }

  /** Finds octets in a stream (Knuth, Morris, Pratt). */
  private static final class Needle {
    private final byte[] octets;
    private final int[] borders;
    private int found;

    Needle(byte[] octets) {
      this.octets = octets;
      this.borders = new int[octets.length + 1];
      borders[0] = -1;
      for (int end = 1, border = -1; end <= octets.length; end++) {
        while (border >= 0 && octets[border] != octets[end - 1]) {
          border = borders[border];
        }
        border++;
        borders[end] = border;
      }
    }

    /** Returns whether a match ends with this octet. */
    boolean ends(byte octet) {
      if (found == octets.length) {
        found = borders[found];
      }
      while (found >= 0 && octets[found] != octet) {
        found = borders[found];
      }
      found++;
      return found == octets.length;
    }
  }
}
