package org.carillon.search.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jboss.logging.Logger;

/**
 * The index of a node: one Lucene index in one folder, in which the messages of each mailbox are
 * stored together, the latest first. Added messages are searched after {@link #refresh} and survive
 * a crash after {@link #commit}. A crash returns the whole index to the last commit. The index
 * holds no data that is not stored elsewhere; one that can't be opened is created again.
 */
final class MailIndex implements Closeable {
  private static final Logger LOG = Logger.getLogger(MailIndex.class);

  /** The format's version. Raise it if documents change; an older index is created again. */
  private static final String FORMAT = "2";

  private static final String FORMAT_KEY = "carillon.format";
  private static final double BUFFER_MEGABYTES = 16;
  private static final Sort ORDER =
      new Sort(
          new SortField(IndexTerms.MAILBOX, SortField.Type.LONG),
          new SortField(IndexTerms.UID, SortField.Type.LONG, true));

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private MailIndex(Path folder, UnaryOperator<Duration> pauses, UnaryOperator<Directory> disk)
      throws IOException {
    this.folder = folder;
    directory = disk.apply(FSDirectory.open(folder));
    writer = new IndexWriter(directory, configuration(pauses));
    writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
    searchers =
        new SearcherManager(
            writer,
            new SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                return searcher;
              }
            });
  }

  private static IndexWriterConfig configuration(UnaryOperator<Duration> pauses) {
    return new IndexWriterConfig(WordField.analyzer())
        .setIndexSort(ORDER)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setMergeScheduler(new PacedMerges(pauses))
        .setCommitOnClose(false);
  }

  /**
   * Opens the index in a folder, or creates one there.
   *
   * @param pauses returns how long to pause after some work in the background
   */
  static MailIndex open(Path folder, UnaryOperator<Duration> pauses) throws IOException {
    return open(folder, pauses, UnaryOperator.identity());
  }

  /** Opens the index in the same way, on a wrapped disk. */
  static MailIndex open(Path folder, UnaryOperator<Duration> pauses, UnaryOperator<Directory> disk)
      throws IOException {
    try {
      if (isCurrent(folder)) {
        return new MailIndex(folder, pauses, disk);
      }
    } catch (CorruptIndexException
        | IndexFormatTooNewException
        | IndexFormatTooOldException damaged) {
      LOG.warnf("The search index is rebuilt: %s", damaged.getMessage());
    }
    clear(folder);
    return new MailIndex(folder, pauses, disk);
  }

  /** Returns whether a folder has an index of this format, or none. */
  private static boolean isCurrent(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Directory directory = FSDirectory.open(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return true;
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return FORMAT.equals(reader.getIndexCommit().getUserData().get(FORMAT_KEY));
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder)) {
      for (String file : directory.listAll()) {
        directory.deleteFile(file);
      }
    }
  }

  /** Adds a message, or replaces it. */
  void put(long mailbox, long uid, Document document) throws IOException {
    writer.updateDocument(IndexTerms.message(mailbox, uid), document);
  }

  void remove(long mailbox, List<Long> uids) throws IOException {
    writer.deleteDocuments(
        uids.stream().map(uid -> IndexTerms.message(mailbox, uid)).toArray(Term[]::new));
  }

  void remove(long mailbox) throws IOException {
    writer.deleteDocuments(IndexTerms.mailbox(mailbox));
  }

  void removeAccount(long account) throws IOException {
    writer.deleteDocuments(IndexTerms.account(account));
  }

  void removeAll() throws IOException {
    writer.deleteAll();
  }

  /** Makes the changes so far visible to searches. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Writes the changes so far to the disk. */
  void commit() throws IOException {
    writer.commit();
  }

  @FunctionalInterface
  interface Search<T> {
    T in(IndexSnapshot snapshot) throws IOException;
  }

  /** Searches the state that {@link #refresh} last made visible. */
  <T> T search(Search<T> search) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.in(new IndexSnapshot(searcher));
    } finally {
      searchers.release(searcher);
    }
  }

  /** Returns the error that broke the index, if any. It must be opened again then. */
  Optional<Throwable> defect() {
    return Optional.ofNullable(writer.getTragicException());
  }

  long octets() throws IOException {
    long octets = 0;
    for (String file : directory.listAll()) {
      octets += Files.size(folder.resolve(file));
    }
    return octets;
  }

  /** Closes the index without waiting for merges. Uncommitted changes are lost. */
  @Override
  public void close() throws IOException {
    searchers.close();
    writer.rollback();
    directory.close();
  }
}
