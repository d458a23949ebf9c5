package org.carillon.archive.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.Manifest;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.database.SavedRows;
import org.carillon.database.SqlTransactions;
import org.carillon.files.PrivateFiles;
import org.carillon.transport.queue.QueueArchive;

/**
 * The parts of a backup of the whole server besides domains, accounts and their mail: a file of
 * JSON lines for each kind of row, and the queued mail.
 */
@ApplicationScoped
class ServerArchive {
  private static final int ROWS_A_STEP = 500;
  private static final String QUEUE = "queue";
  private static final int BUFFER = 65_536;

  private final List<SavedRows> rows;
  private final QueueArchive queue;
  private final SqlTransactions database;
  private final Spools spools;

  /** Is needed for the container's proxy. */
  ServerArchive() {
    this(List.of(), null, null, null);
  }

  @Inject
  ServerArchive(
      @Any Instance<SavedRows> rows, QueueArchive queue, SqlTransactions database, Spools spools) {
    this((Iterable<SavedRows>) rows, queue, database, spools);
  }

  ServerArchive(
      Iterable<SavedRows> rows, QueueArchive queue, SqlTransactions database, Spools spools) {
    this.rows =
        StreamSupport.stream(rows.spliterator(), false)
            .sorted(Comparator.comparing(SavedRows::order))
            .toList();
    this.queue = queue;
    this.database = database;
    this.spools = spools;
  }

  /**
   * Saves all parts.
   *
   * @param folder the folder for the files
   * @param troubles receives what can't be saved
   */
  List<Manifest.Part> save(Path folder, Consumer<String> troubles)
      throws IOException, SQLException {
    PrivateFiles.createFolders(folder);
    List<Manifest.Part> parts = new ArrayList<>();
    for (SavedRows kind : rows) {
      Path file = folder.resolve(kind.name() + ".jsonl");
      parts.add(part(kind.name(), file, save(kind, file)));
    }
    Path file = folder.resolve(QUEUE + ".zip");
    parts.add(part(QUEUE, file, saveQueue(file, troubles)));
    return parts;
  }

  private static Manifest.Part part(String name, Path file, long count) throws IOException {
    return new Manifest.Part(name, file.getFileName().toString(), count, BackupFolder.sha256(file));
  }

  private long save(SavedRows kind, Path file) throws IOException, SQLException {
    try (FileChannel channel = open(file);
        BufferedWriter lines =
            new BufferedWriter(
                new OutputStreamWriter(
                    Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
      long[] count = new long[1];
      database.<Void, IOException>single(
          connection -> {
            // Within a transaction the rows are fetched in batches.
            connection.setAutoCommit(false);
            try {
              kind.save(
                  connection,
                  text -> {
                    lines.write(text);
                    lines.write('\n');
                    count[0]++;
                  });
            } finally {
              connection.rollback();
              connection.setAutoCommit(true);
            }
            return null;
          });
      lines.flush();
      channel.force(true);
      return count[0];
    }
  }

  private long saveQueue(Path file, Consumer<String> troubles) throws IOException, SQLException {
    try (FileChannel channel = open(file);
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
      long[] count = new long[1];
      byte[] buffer = new byte[BUFFER];
      List<String> unreadable =
          queue.save(
              (trace, text, content) -> {
                count[0]++;
                zip.putNextEntry(new ZipEntry(count[0] + ".json"));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(count[0] + ".eml"));
                copy(content, buffer, zip);
              });
      unreadable.forEach(troubles);
      zip.finish();
      zip.flush();
      channel.force(true);
      return count[0];
    }
  }

  private static void copy(Content content, byte[] buffer, ZipOutputStream zip) throws IOException {
    long read = 0;
    while (read < content.size()) {
      int n = content.read(read, buffer, 0, buffer.length);
      zip.write(buffer, 0, n);
      read += n;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Restores the missing rows of the parts that do not need the mail to exist.
   *
   * @param files finds a part's file
   * @param troubles receives what can't be restored
   */
  void restoreBeforeMail(Manifest manifest, Files files, Consumer<String> troubles)
      throws IOException, SQLException {
    restore(manifest, kind -> kind.order() < SavedRows.MAIL, files, troubles);
  }

  /** Restores the other parts, with the queued mail last. */
  void restoreAfterMail(Manifest manifest, Files files, Consumer<String> troubles)
      throws IOException, SQLException {
    restore(manifest, kind -> kind.order() >= SavedRows.MAIL, files, troubles);
    for (Manifest.Part part : manifest.parts()) {
      if (part.name().equals(QUEUE)) {
        restoreQueue(files.of(part), part.count());
      }
    }
  }

  private void restore(
      Manifest manifest, Predicate<SavedRows> which, Files files, Consumer<String> troubles)
      throws IOException, SQLException {
    for (SavedRows kind : rows) {
      for (Manifest.Part part : manifest.parts()) {
        if (part.name().equals(kind.name()) && which.test(kind)) {
          restore(kind, files.of(part), troubles);
        }
      }
    }
  }

  private void restore(SavedRows kind, Path file, Consumer<String> troubles)
      throws IOException, SQLException {
    try (BufferedReader lines = java.nio.file.Files.newBufferedReader(file)) {
      List<String> step = step(lines);
      while (!step.isEmpty()) {
        List<String> some = step;
        List<String> hindered =
            database.<List<String>, RuntimeException>write(
                connection -> {
                  List<String> left = new ArrayList<>();
                  for (String text : some) {
                    try {
                      kind.restore(connection, text);
                    } catch (HomeKeyMissing anothers) {
                      left.add("One of the " + kind.name() + ": " + anothers.getMessage());
                    }
                  }
                  return left;
                });
        hindered.forEach(troubles);
        step = step(lines);
      }
    }
    kind.restored();
  }

  private static List<String> step(BufferedReader lines) throws IOException {
    List<String> step = new ArrayList<>();
    while (step.size() < ROWS_A_STEP) {
      String line = lines.readLine();
      if (line == null) {
        return step;
      }
      step.add(line);
    }
    return step;
  }

  private void restoreQueue(Path file, long count) throws IOException, SQLException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (long i = 1; i <= count; i++) {
        ZipEntry octets = zip.getEntry(i + ".eml");
        try (InputStream envelope = zip.getInputStream(zip.getEntry(i + ".json"));
            InputStream content = zip.getInputStream(octets);
            Spool spool = spools.open(Math.max(octets.getSize(), 0))) {
          byte[] buffer = new byte[BUFFER];
          for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            spool.write(buffer, 0, n);
          }
          queue.restore(new String(envelope.readAllBytes(), StandardCharsets.UTF_8), spool);
        }
      }
    }
  }

  @FunctionalInterface
  interface Files {
    /** Returns the file of a part, after a check that it is what was written. */
    Path of(Manifest.Part part) throws IOException;
  }
}
