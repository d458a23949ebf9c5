package org.carillon.archive.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.archive.internal.format.BackupFolder;

/** The backups in a folder that are of this store. The store of each is read once. */
final class OwnBackups {
  private final Map<String, Known> known = new HashMap<>();

  private record Known(Instant finished, String store) {}

  /** Returns when the last finished backup was finished, or empty if there is none. */
  synchronized Optional<Instant> last(BackupFolder folder, String lineage) throws IOException {
    Map<String, Instant> finished = folder.finished();
    known.keySet().retainAll(finished.keySet());
    List<Map.Entry<String, Instant>> latestFirst =
        finished.entrySet().stream()
            .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
            .toList();
    for (Map.Entry<String, Instant> one : latestFirst) {
      Known read = known.get(one.getKey());
      if (read == null || !read.finished.equals(one.getValue())) {
        read = new Known(one.getValue(), folder.store(one.getKey()).orElse(""));
        known.put(one.getKey(), read);
      }
      if (read.store.equals(lineage)) {
        return Optional.of(one.getValue());
      }
    }
    return Optional.empty();
  }
}
