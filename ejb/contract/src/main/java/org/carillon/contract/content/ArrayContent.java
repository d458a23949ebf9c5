package org.carillon.contract.content;

/** A content in an array. */
record ArrayContent(byte[] octets, int length) implements Content {

  @Override
  public long size() {
    return length;
  }

  @Override
  public int read(long position, byte[] into, int offset, int wanted) {
    if (position >= length) {
      return -1;
    }
    int n = (int) Math.min(wanted, length - position);
    System.arraycopy(octets, (int) position, into, offset, n);
    return n;
  }

  @Override
  public void close() {}
}
