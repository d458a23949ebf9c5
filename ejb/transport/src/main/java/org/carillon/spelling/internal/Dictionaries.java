package org.carillon.spelling.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.SortingStrategy;

/** Dictionaries of Hunspell: shipped or of the system. The last used stay in memory. */
final class Dictionaries {
  static final List<Path> SYSTEM =
      List.of(Path.of("/usr/share/hunspell"), Path.of("/usr/share/myspell/dicts"));

  private static final Set<String> SHIPPED = Set.of("en", "nl", "ru");
  private static final int MOST_LOADED = 4;
  private static final long MOST_OCTETS = 32L << 20;

  private final List<Path> folders;

  /** Guarded by this object; the least recently used is dropped first. */
  private final Map<String, Dictionary> loaded = new LinkedHashMap<>(8, 0.75f, true);

  Dictionaries(List<Path> folders) {
    this.folders = folders;
  }

  Set<String> languages() {
    Set<String> all = new TreeSet<>(SHIPPED);
    files().forEach(file -> all.add(language(file)));
    return all;
  }

  /** Returns the dictionary of a language; empty if there is none. */
  synchronized Optional<Dictionary> of(String language) throws IOException {
    Dictionary known = loaded.get(language);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Path> own = file(language);
    if (own.isEmpty() && !SHIPPED.contains(language)) {
      return Optional.empty();
    }
    Dictionary read = own.isPresent() ? read(own.get()) : shipped(language);
    loaded.put(language, read);
    if (loaded.size() > MOST_LOADED) {
      loaded.remove(loaded.keySet().iterator().next());
    }
    return Optional.of(read);
  }

  private static Dictionary shipped(String language) throws IOException {
    try (InputStream rules = Dictionaries.class.getResourceAsStream(language + ".aff");
        InputStream words = Dictionaries.class.getResourceAsStream(language + ".dic")) {
      if (rules == null || words == null) {
        throw new FileNotFoundException("The dictionary for " + language);
      }
      return read(rules, words);
    }
  }

  private static Dictionary read(Path rules) throws IOException {
    try (InputStream first = Files.newInputStream(rules);
        InputStream second = Files.newInputStream(words(rules))) {
      return read(first, second);
    }
  }

  private static Dictionary read(InputStream rules, InputStream words) throws IOException {
    try {
      return new Dictionary(rules, List.of(words), false, SortingStrategy.inMemory());
    } catch (ParseException | RuntimeException broken) {
      throw new IOException("A dictionary cannot be read", broken);
    }
  }

  /** Returns the system's file for a language, preferably for the language's own country. */
  private Optional<Path> file(String language) {
    String own = language + "_" + language.toUpperCase(Locale.ROOT);
    return files()
        .filter(file -> language(file).equals(language))
        .min(
            Comparator.comparing((Path file) -> !name(file).equals(own))
                .thenComparing(file -> !name(file).equals(language))
                .thenComparing(Dictionaries::name));
  }

  private Stream<Path> files() {
    return folders.stream().flatMap(Dictionaries::files);
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all
          .filter(file -> file.getFileName().toString().matches("[a-z]{2,3}(?:_[A-Za-z]+)?\\.aff"))
          .filter(Dictionaries::isUsable)
          .toList()
          .stream();
    } catch (IOException away) {
      return Stream.empty();
    }
  }

  private static boolean isUsable(Path rules) {
    try {
      return Files.isReadable(rules) && Files.size(words(rules)) <= MOST_OCTETS;
    } catch (IOException missing) {
      return false;
    }
  }

  private static Path words(Path rules) {
    return rules.resolveSibling(name(rules) + ".dic");
  }

  private static String name(Path rules) {
    String name = rules.getFileName().toString();
    return name.substring(0, name.length() - ".aff".length());
  }

  private static String language(Path rules) {
    return name(rules).split("_", 2)[0];
  }
}
