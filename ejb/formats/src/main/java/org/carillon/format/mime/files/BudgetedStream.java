package org.carillon.format.mime.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the octets that are read of a message's files, unpacked ones included. */
final class BudgetedStream extends FilterInputStream {
  private final FileScanBudget budget;

  BudgetedStream(InputStream in, FileScanBudget budget) {
    super(in);
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return super.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    spend(n);
    return n;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long n = super.skip(wanted);
    spend(n);
    return n;
  }

  private void spend(long octets) throws IOException {
    if (!budget.spend(octets)) {
      throw new BrokenFileException("The file is too large to be examined");
    }
  }
}
