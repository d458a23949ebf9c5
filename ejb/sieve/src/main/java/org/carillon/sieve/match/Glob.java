package org.carillon.sieve.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A pattern of {@code :matches} (RFC 5228 §2.7.1): {@code *} matches any characters, as few as
 * possible (RFC 5229 §3.2), {@code ?} one, {@code \} quotes the next. Pieces between asterisks are
 * searched one after the other without backtracking, so that the time is at most the product of
 * both lengths.
 */
public final class Glob {
  private static final int ANY = -1;
  private static final int[] NONE = {};

  /** The number of comparisons between reports of work. */
  private static final int TOLD = 4_096;

  /** The pieces between asterisks: characters, or {@link #ANY}. */
  private final int[][] pieces;

  private Glob(List<int[]> pieces) {
    this.pieces = pieces.toArray(int[][]::new);
  }

  public static Glob of(String pattern) {
    List<int[]> pieces = new ArrayList<>();
    int[] piece = new int[pattern.length()];
    int length = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        pieces.add(Arrays.copyOf(piece, length));
        length = 0;
      } else if (c == '?') {
        piece[length++] = ANY;
      } else if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        piece[length++] = pattern.charAt(i);
      } else {
        piece[length++] = c;
      }
    }
    pieces.add(Arrays.copyOf(piece, length));
    return new Glob(pieces);
  }

  /** The start of each piece in a text that matches as a whole; empty if it does not match. */
  private int[] places(String text, IntConsumer work) {
    int[] places = new int[pieces.length];
    int last = pieces.length - 1;
    int at = end(pieces[0], text, 0);
    if (at < 0 || last == 0) {
      return at == text.length() ? places : NONE;
    }
    for (int i = 1; i < last; i++) {
      int begin = find(pieces[i], text, at, work);
      if (begin < 0) {
        return NONE;
      }
      places[i] = begin;
      at = end(pieces[i], text, begin);
    }
    places[last] = findLast(pieces[last], text, at);
    return places[last] < 0 ? NONE : places;
  }

  /** The end of a piece at a position; on a mismatch the complement of the mismatch's position. */
  private static int end(int[] piece, String text, int from) {
    int at = from;
    for (int wanted : piece) {
      if (at >= text.length()) {
        return ~at;
      }
      if (wanted == ANY) {
        at += Character.charCount(text.codePointAt(at));
      } else if (text.charAt(at++) != wanted) {
        return ~at;
      }
    }
    return at;
  }

  private static int find(int[] piece, String text, int from, IntConsumer work) {
    int compared = 0;
    for (int at = from; at + piece.length <= text.length(); at++) {
      int end = end(piece, text, at);
      if (end >= 0) {
        work.accept(compared);
        return at;
      }
      compared += ~end - at;
      if (compared >= TOLD) {
        work.accept(compared);
        compared = 0;
      }
    }
    work.accept(compared);
    return -1;
  }

  /** The start of the last piece at the end of the text. */
  private static int findLast(int[] piece, String text, int from) {
    int least = Math.max(from, text.length() - 2 * piece.length);
    for (int at = text.length() - piece.length; at >= least; at--) {
      if (end(piece, text, at) == text.length()) {
        return at;
      }
    }
    return -1;
  }

  /** Returns whether a whole text matches. Reports a cost of about 1 per compared character. */
  public boolean matches(String text, IntConsumer work) {
    return places(text, work).length > 0;
  }

  /**
   * Returns the whole match and the text of each wildcard; empty if the text does not match.
   *
   * @param folded the text to match
   * @param text the text to return parts of: as long as the folded text, or the folded text itself
   */
  List<String> groups(String folded, String text, IntConsumer work) {
    int[] places = places(folded, work);
    List<String> groups = new ArrayList<>();
    if (places.length == 0) {
      return groups;
    }
    groups.add(text);
    int at = 0;
    for (int i = 0; i < pieces.length; i++) {
      if (i > 0) {
        groups.add(text.substring(at, places[i]));
        at = places[i];
      }
      for (int wanted : pieces[i]) {
        int length = wanted == ANY ? Character.charCount(folded.codePointAt(at)) : 1;
        if (wanted == ANY) {
          groups.add(text.substring(at, at + length));
        }
        at += length;
      }
    }
    return groups;
  }
}
