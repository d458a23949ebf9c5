package org.carillon.distribution;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/**
 * The application with indexes of its annotations (Jandex, {@code META-INF/jandex.idx}). The server
 * builds an index at each start if there is none. Third-party libraries get an empty index, because
 * they contain no components. Nested archives are stored, not compressed again, because the server
 * copies each of them at each start.
 */
final class IndexedApplication {
  private static final String INDEX = "META-INF/jandex.idx";
  private static final String WEB_CLASSES = "WEB-INF/classes/";

  /** The folder of another process's libraries, which the server treats as plain files. */
  private static final String PACKED = "extraction/";

  private static final String OURS = "carillon-";
  private static final String CORE = "core.jar";

  private IndexedApplication() {}

  /** Writes the indexed application; equal input gives an identical file. */
  static void write(Path application, Path target) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(application));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      copy(in, out, null, "");
    }
  }

  private static byte[] indexed(String name, byte[] archive) throws IOException {
    String file = name.substring(name.lastIndexOf('/') + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream(archive.length + archive.length / 8);
    if (file.endsWith(".jar")) {
      copy(new ByteArrayInputStream(archive), out, file, "");
    } else if (file.endsWith(".war")) {
      copy(new ByteArrayInputStream(archive), out, file, WEB_CLASSES);
    } else {
      copy(new ByteArrayInputStream(archive), out, null, "");
    }
    return out.toByteArray();
  }

  /**
   * Copies an archive and adds indexes to the archives in it.
   *
   * @param indexed the archive's file name if it gets an index itself, else null
   * @param below the folder of its own classes
   */
  private static void copy(InputStream in, OutputStream out, String indexed, String below)
      throws IOException {
    Indexer indexer = new Indexer();
    boolean ours =
        indexed != null
            && (indexed.contains(OURS) || indexed.equals(CORE) || indexed.endsWith(".war"));
    boolean has = false;
    long time = 0;
    ZipInputStream from = new ZipInputStream(in);
    ZipOutputStream to = new ZipOutputStream(out);
    for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
      byte[] content = from.readAllBytes();
      String name = entry.getName();
      has |= name.equals(below + INDEX);
      if (isArchive(name)) {
        content = indexed(name, content);
      } else if (ours && name.startsWith(below) && name.endsWith(".class")) {
        indexer.index(new ByteArrayInputStream(content));
      }
      time = entry.getTime();
      put(to, name, time, content);
    }
    if (indexed != null && !has) {
      ByteArrayOutputStream index = new ByteArrayOutputStream();
      new IndexWriter(index).write(indexer.complete());
      put(to, below + INDEX, time, index.toByteArray());
    }
    to.finish();
  }

  private static void put(ZipOutputStream to, String name, long time, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(time);
    if (isArchive(name)) {
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
    }
    to.putNextEntry(entry);
    to.write(content);
    to.closeEntry();
  }

  private static boolean isArchive(String name) {
    return (name.endsWith(".jar") || name.endsWith(".war") || name.endsWith(".rar"))
        && !name.startsWith(PACKED);
  }
}
