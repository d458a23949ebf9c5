package org.carillon.launcher.ctl.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.launcher.home.Refusal;

/**
 * A file of accounts in parts, each of which is read as a file of its own: records stay whole, the
 * first line of separated values heads each part, LDIF groups come after the persons, and the lines
 * of passwd and shadow for one name stay together. A small file is one part, unchanged.
 */
public final class SourceParts {
  /** The largest size of a part, in characters. */
  static final int MOST = 2_000_000;

  private final Path file;
  private final int most;

  /** Creates the parts of a UTF-8 file. */
  public SourceParts(Path file) {
    this(file, MOST);
  }

  SourceParts(Path file, int most) {
    this.file = file;
    this.most = most;
  }

  /** A callback that receives the parts. */
  @FunctionalInterface
  public interface Taker {
    void take(SourcePart part) throws IOException, InterruptedException;
  }

  /**
   * Passes all parts to {@code taker}.
   *
   * @param form csv, ldif or passwd
   * @throws Refusal if the file does not exist or is not UTF-8
   */
  public void forEach(String form, Taker taker) throws IOException, InterruptedException {
    try {
      if (Files.size(file) <= most) {
        SourcePart.Gathering whole = new SourcePart.Gathering(most);
        whole.put(new SourceRecord(1, Files.readString(file)));
        taker.take(whole.done(100));
        return;
      }
      switch (form) {
        case "csv" -> csv(taker);
        case "ldif" -> ldif(taker);
        case "passwd" -> passwd(taker);
        default -> throw new Refusal("The form must be csv, ldif or passwd.");
      }
    } catch (NoSuchFileException missing) {
      throw new Refusal("There is no file " + file + ".");
    } catch (CharacterCodingException other) {
      throw new Refusal("The file " + file + " is not in UTF-8.");
    }
  }

  private void csv(Taker taker) throws IOException, InterruptedException {
    try (RecordReader reader = new RecordReader(file, most)) {
      CsvLines lines = new CsvLines();
      Optional<SourceRecord> head = reader.next(line -> lines.goesOn(line) || lines.isBlank());
      if (head.isEmpty()) {
        return;
      }
      gather(reader, lines::goesOn, head, _ -> true, taker);
    }
  }

  private void ldif(Taker taker) throws IOException, InterruptedException {
    for (boolean groups : new boolean[] {false, true}) {
      try (RecordReader reader = new RecordReader(file, most)) {
        gather(
            reader,
            line -> !line.strip().isEmpty(),
            Optional.empty(),
            entry -> isGroup(entry.text()) == groups && !entry.text().isBlank(),
            taker);
      }
    }
  }

  private static boolean isGroup(String entry) {
    return entry
        .toLowerCase(Locale.ROOT)
        .lines()
        .filter(line -> line.startsWith("objectclass:"))
        .map(line -> line.substring("objectclass:".length()).strip())
        .anyMatch(
            name ->
                name.equals("groupofnames")
                    || name.equals("groupofuniquenames")
                    || name.equals("carillongroup"));
  }

  /** Searches the file again for each part, for the other lines with the part's names. */
  private void passwd(Taker taker) throws IOException, InterruptedException {
    Set<String> before = new HashSet<>();
    int from = 1;
    while (from > 0) {
      Set<String> names = new HashSet<>();
      int next = namesFrom(from, before, names);
      if (!names.isEmpty()) {
        try (RecordReader reader = new RecordReader(file, most)) {
          gather(reader, _ -> false, Optional.empty(), line -> names.contains(name(line)), taker);
        }
      }
      before.addAll(names);
      from = next;
    }
  }

  /**
   * Adds new names up to an eighth of a part, because lines of shadow are longer than those of
   * passwd; returns the line to continue at, or 0 at the end.
   */
  private int namesFrom(int from, Set<String> before, Set<String> names) throws IOException {
    int octets = 0;
    try (RecordReader reader = new RecordReader(file, most)) {
      for (Optional<SourceRecord> line = reader.next(_ -> false);
          line.isPresent();
          line = reader.next(_ -> false)) {
        String name = name(line.get());
        if (line.get().line() < from || name.isEmpty() || before.contains(name)) {
          continue;
        }
        if (octets > most / 8) {
          return line.get().line();
        }
        if (names.add(name)) {
          octets += line.get().text().length();
        }
      }
    }
    return 0;
  }

  private static String name(SourceRecord line) {
    String text = line.text().strip();
    return text.startsWith("#") ? "" : text.split(":", 2)[0];
  }

  private void gather(
      RecordReader reader,
      Predicate<String> goesOn,
      Optional<SourceRecord> head,
      Predicate<SourceRecord> wanted,
      Taker taker)
      throws IOException, InterruptedException {
    SourcePart.Gathering part = begun(head);
    for (Optional<SourceRecord> record = reader.next(goesOn);
        record.isPresent();
        record = reader.next(goesOn)) {
      if (!wanted.test(record.get())) {
        continue;
      }
      if (part.isFullFor(record.get())) {
        taker.take(part.done(reader.percent()));
        part = begun(head);
      }
      part.put(record.get());
    }
    if (!part.isEmpty()) {
      taker.take(part.done(100));
    }
  }

  private SourcePart.Gathering begun(Optional<SourceRecord> head) {
    SourcePart.Gathering part = new SourcePart.Gathering(most);
    head.ifPresent(part::head);
    return part;
  }
}
