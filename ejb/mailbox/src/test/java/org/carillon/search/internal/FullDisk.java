package org.carillon.search.internal;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** An index's folder on a disk that becomes full. */
final class FullDisk extends FilterDirectory {
  volatile boolean full;

  FullDisk(Directory folder) {
    super(folder);
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    requireRoom();
    return super.createOutput(name, context);
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    requireRoom();
    return super.createTempOutput(prefix, suffix, context);
  }

  private void requireRoom() throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
  }
}
