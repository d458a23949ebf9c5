package org.carillon.account.internal.hashing;

import java.util.Arrays;

/**
 * The reusable memory of one Argon2 computation, and its compression function G (RFC 9106 §3.5,
 * §3.6). It is used by one thread at a time. Each computation overwrites the data of the one
 * before.
 *
 * <p>The 128 words of a block are a matrix of eight rows, and are stored here column by column:
 * {@link #place}. Each step of G therefore works on 32 neighbouring words at once, in loops that
 * the compiler turns into vector instructions. The loops are small, and each writes only to the
 * words it reads, because the compiler doesn't vectorize others.
 */
final class Argon2Memory {
  static final int WORDS = 128;

  private static final int ROWS = 8;
  private static final int COLUMNS = 16;

  /** The number of words that a step of the permutation changes in parallel. */
  private static final int LANES = 32;

  /** The distance between the four parts of a round's state, with room to repeat 24 words. */
  private static final int PART = 64;

  /** The distance between the parts along the diagonals. Each part is rotated one column more. */
  private static final int DIAGONAL = PART + ROWS;

  private static final long LOW = 0xffff_ffffL;

  /** The number of working blocks that a computation needs besides those of the password. */
  private static final int SPARE = 4;

  private final int blocks;
  private final long[] words;
  private final long[] byRow = new long[4 * PART];
  private final long[] byColumn = new long[4 * PART];

  /** Allocates memory for {@code kibibytes} KiB, which is the same number of blocks. */
  Argon2Memory(int kibibytes) {
    blocks = kibibytes;
    words = new long[(blocks + SPARE) * WORDS];
  }

  /** Returns whether the memory is large enough for a computation with {@code kibibytes} KiB. */
  boolean holds(int kibibytes) {
    return kibibytes <= blocks;
  }

  int spare(int index) {
    return blocks + index;
  }

  /** Returns the place in memory of the word at an index of RFC 9106's block. */
  static int place(int index) {
    return ROWS * (index % COLUMNS) + index / COLUMNS;
  }

  long word(int block, int index) {
    return words[block * WORDS + place(index)];
  }

  void word(int block, int index, long value) {
    words[block * WORDS + place(index)] = value;
  }

  void clear(int block) {
    Arrays.fill(words, block * WORDS, (block + 1) * WORDS, 0);
  }

  /** Stores G of two blocks in a third block. */
  void compress(int one, int other, int into) {
    clear(into);
    compressOver(one, other, into);
  }

  /** XORs G of two blocks into a third block. */
  void compressOver(int one, int other, int into) {
    int x = one * WORDS;
    int y = other * WORDS;
    for (int part = 0; part < 4; part++) {
      combine(words, x + part * LANES, y + part * LANES, byRow, part * PART);
    }
    round(byRow);
    turn(byRow, byColumn);
    round(byColumn);
    turn(byColumn, byRow);
    int z = into * WORDS;
    for (int part = 0; part < 4; part++) {
      add(byRow, part * PART, words, x + part * LANES, y + part * LANES, z + part * LANES);
    }
  }

  private static void combine(long[] words, int x, int y, long[] into, int at) {
    for (int i = 0; i < LANES; i++) {
      into[at + i] = words[x + i] ^ words[y + i];
    }
  }

  private static void add(long[] state, int at, long[] words, int x, int y, int into) {
    for (int i = 0; i < LANES; i++) {
      words[into + i] ^= state[at + i] ^ words[x + i] ^ words[y + i];
    }
  }

  /** Applies the permutation P to all rows, or all columns, at once. */
  private static void round(long[] state) {
    halfStep(state, LANES, PART, 32, 24);
    halfStep(state, LANES, PART, 16, 63);
    for (int part = 1; part < 4; part++) {
      System.arraycopy(state, part * PART, state, part * PART + LANES, part * ROWS);
    }
    halfStep(state, LANES, DIAGONAL, 32, 24);
    halfStep(state, LANES, DIAGONAL, 16, 63);
  }

  /**
   * Computes half of GB (RFC 9106 §3.6). The product is doubled, not one of its factors. Doubling a
   * factor was measured slower, presumably as no product of two 32-bit numbers.
   */
  private static void halfStep(long[] state, int lanes, int apart, int turnD, int turnB) {
    for (int i = 0; i < lanes; i++) {
      long a = state[i];
      long b = state[i + apart];
      long c = state[i + 2 * apart];
      long d = state[i + 3 * apart];
      a += b + 2 * ((a & LOW) * (b & LOW));
      d = Long.rotateRight(d ^ a, turnD);
      c += d + 2 * ((c & LOW) * (d & LOW));
      b = Long.rotateRight(b ^ c, turnB);
      state[i] = a;
      state[i + apart] = b;
      state[i + 2 * apart] = c;
      state[i + 3 * apart] = d;
    }
  }

  /**
   * Transposes the rows of one round to the columns of the next, or the other way round. Pairs of
   * words stay together and change places. The code is unrolled because the compiler then leaves
   * out bounds checks for the constant indexes.
   */
  private static void turn(long[] state, long[] into) {
    for (int row = 0; row < ROWS; row++) {
      int to = row / 2 * PART + row % 2 * COLUMNS;
      turnPart(state, row, 0, into, to);
      turnPart(state, row, 1, into, to);
      turnPart(state, row, 2, into, to);
      turnPart(state, row, 3, into, to);
    }
  }

  /** Transposes the four words of a row that are in a part, with diagonals rotated by a round. */
  private static void turnPart(long[] state, int row, int part, long[] into, int at) {
    int from = row + part * DIAGONAL;
    int to = at + 2 * part;
    into[to] = state[from + ROWS * (-part & 3)];
    into[to + ROWS] = state[from + ROWS * ((1 - part) & 3)];
    into[to + 1] = state[from + ROWS * ((2 - part) & 3)];
    into[to + ROWS + 1] = state[from + ROWS * ((3 - part) & 3)];
  }
}
