package org.carillon.blob.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.jboss.logging.Logger;

/**
 * Removes what earlier lives of this node left: spool files, which were never acknowledged, and the
 * registration as writers of their segments. The registration is kept for a day after the last sign
 * of life, since a life without connection may go on without knowing that it counts as dead.
 */
record EndedLifeCleanup(SqlTransactions transactions, Path folder, Life life) {
  private static final Logger LOG = Logger.getLogger(EndedLifeCleanup.class);

  /** Writers without a slash are from versions without lives. */
  private static final String FORGET =
      """
      delete from segment_writer w where split_part(w.writer, ' ', 1) = ?
        or exists (select 1 from node_life l where l.ended < now() - interval '1 day'
          and split_part(w.writer, ' ', 1) = l.life)
      """;

  void clear() throws SQLException, IOException {
    transactions.write(
        connection -> {
          try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, life.node());
            return forget.executeUpdate();
          }
        });
    Path spools = folder.resolve("spool");
    Path own = spools.resolve(life.id());
    for (Path left : list(spools.resolve(life.node()))) {
      if (!left.equals(own)) {
        Files.walkFileTree(left, new Removal());
      }
    }
  }

  /** Removes a tree as far as possible: one file that can't be removed does not stop others. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return remove(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      return stays(file, why);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException none) {
      return remove(folder);
    }

    private static FileVisitResult remove(Path path) {
      try {
        Files.deleteIfExists(path);
        return FileVisitResult.CONTINUE;
      } catch (IOException why) {
        return stays(path, why);
      }
    }

    private static FileVisitResult stays(Path path, IOException why) {
      LOG.warnf("%s of an earlier run cannot be removed: %s", path, why);
      return FileVisitResult.CONTINUE;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }
}
