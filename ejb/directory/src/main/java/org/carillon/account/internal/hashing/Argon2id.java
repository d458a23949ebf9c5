package org.carillon.account.internal.hashing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** Argon2id, version 0x13, one lane, without secret or associated data (RFC 9106 §3). */
final class Argon2id {
  private static final int VERSION = 0x13;
  private static final int TYPE = 2;
  private static final int SLICES = 4;
  private static final int BLOCK_OCTETS = 8 * Argon2Memory.WORDS;
  private static final int DIGEST_OCTETS = 64;

  private final Argon2Memory memory;
  private final int blocks;
  private final int passes;
  private final int segment;

  private Argon2id(Argon2Memory memory, PasswordHash.Cost cost) {
    this.memory = memory;
    this.blocks = cost.memory() / SLICES * SLICES;
    this.passes = cost.passes();
    this.segment = blocks / SLICES;
  }

  /**
   * Returns the hash of a password.
   *
   * @param memory memory that is large enough for the cost
   * @param octets the length of the hash, 4 or more
   */
  static byte[] hash(
      byte[] password, byte[] salt, PasswordHash.Cost cost, int octets, Argon2Memory memory) {
    return new Argon2id(memory, cost).hash(seed(password, salt, cost, octets), octets);
  }

  /** Returns H0 (RFC 9106 §3.2), with room for two numbers. */
  private static byte[] seed(byte[] password, byte[] salt, PasswordHash.Cost cost, int octets) {
    Blake2bDigest digest = new Blake2bDigest(8 * DIGEST_OCTETS);
    update(digest, 1, octets, cost.memory(), cost.passes(), VERSION, TYPE, password.length);
    digest.update(password, 0, password.length);
    update(digest, salt.length);
    digest.update(salt, 0, salt.length);
    update(digest, 0, 0);
    byte[] seed = new byte[DIGEST_OCTETS + 8];
    digest.doFinal(seed, 0);
    return seed;
  }

  private byte[] hash(byte[] seed, int octets) {
    for (int block = 0; block < 2; block++) {
      seed[DIGEST_OCTETS] = (byte) block;
      LongBuffer first = words(variableHash(seed, BLOCK_OCTETS));
      for (int i = 0; i < Argon2Memory.WORDS; i++) {
        memory.word(block, i, first.get(i));
      }
    }
    for (int pass = 0; pass < passes; pass++) {
      for (int slice = 0; slice < SLICES; slice++) {
        fill(pass, slice);
      }
    }
    byte[] last = new byte[BLOCK_OCTETS];
    LongBuffer words = words(last);
    for (int i = 0; i < Argon2Memory.WORDS; i++) {
      words.put(i, memory.word(blocks - 1, i));
    }
    return variableHash(last, octets);
  }

  private static LongBuffer words(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
  }

  /** Fills a segment. Its references depend on the password only after two segments. */
  private void fill(int pass, int slice) {
    boolean independent = pass == 0 && slice < 2;
    if (independent) {
      beginAddresses(pass, slice);
    }
    for (int i = pass == 0 && slice == 0 ? 2 : 0; i < segment; i++) {
      int block = slice * segment + i;
      int previous = block == 0 ? blocks - 1 : block - 1;
      long random = independent ? address(i) : memory.word(previous, 0);
      int reference = reference(pass, slice, i, random & 0xffff_ffffL);
      if (pass == 0) {
        memory.compress(previous, reference, block);
      } else {
        memory.compressOver(previous, reference, block);
      }
    }
  }

  /** Returns the block to refer to (RFC 9106 §3.4.2). Near blocks are more likely than far ones. */
  private int reference(int pass, int slice, int index, long random) {
    long area = (pass == 0 ? slice * segment : blocks - segment) + index - 1L;
    long distance = area * (random * random >>> 32) >>> 32;
    int start = pass == 0 ? 0 : (slice + 1) % SLICES * segment;
    return (int) ((start + area - 1 - distance) % blocks);
  }

  /** Starts to generate the addresses of a segment (RFC 9106 §3.4.1.2). */
  private void beginAddresses(int pass, int slice) {
    memory.clear(zeros());
    memory.clear(counter());
    long[] head = {pass, 0, slice, blocks, passes, TYPE};
    for (int i = 0; i < head.length; i++) {
      memory.word(counter(), i, head[i]);
    }
  }

  private long address(int index) {
    int at = index % Argon2Memory.WORDS;
    if (at == 0 || memory.word(counter(), 6) == 0) {
      memory.word(counter(), 6, memory.word(counter(), 6) + 1);
      memory.compress(zeros(), counter(), half());
      memory.compress(zeros(), half(), addresses());
    }
    return memory.word(addresses(), at);
  }

  private int zeros() {
    return memory.spare(0);
  }

  private int counter() {
    return memory.spare(1);
  }

  private int half() {
    return memory.spare(2);
  }

  private int addresses() {
    return memory.spare(3);
  }

  /** Computes H' (RFC 9106 §3.3). */
  private static byte[] variableHash(byte[] input, int octets) {
    ByteBuffer hash = ByteBuffer.allocate(octets);
    Blake2bDigest digest = new Blake2bDigest(8 * Math.min(octets, DIGEST_OCTETS));
    update(digest, octets);
    byte[] last = finish(digest, input);
    while (hash.remaining() > DIGEST_OCTETS) {
      hash.put(last, 0, DIGEST_OCTETS / 2);
      last = finish(new Blake2bDigest(8 * Math.min(hash.remaining(), DIGEST_OCTETS)), last);
    }
    return hash.put(last).array();
  }

  private static byte[] finish(Blake2bDigest digest, byte[] input) {
    byte[] octets = new byte[digest.getDigestSize()];
    digest.update(input, 0, input.length);
    digest.doFinal(octets, 0);
    return octets;
  }

  private static void update(Blake2bDigest digest, int... numbers) {
    for (int number : numbers) {
      for (int shift = 0; shift < 32; shift += 8) {
        digest.update((byte) (number >>> shift));
      }
    }
  }
}
