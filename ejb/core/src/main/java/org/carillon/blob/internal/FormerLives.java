package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;

/**
 * What earlier lives of this node left: spooled files, which were never answered for, and the word
 * that somebody may append to their segments. The latter stays for a day, should one that was cut
 * off go on for a while without knowing that it is counted as dead.
 */
record FormerLives(SqlTransactions transactions, Path folder, Life life) {
  /** Writers without a slash are of versions that knew no lives. */
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
        delete(left);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
