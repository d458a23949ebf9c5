package org.carillon.spelling.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.analysis.hunspell.TimeoutPolicy;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.spelling.Misspelling;
import org.carillon.spelling.Spelling;
import org.carillon.spelling.SpellingFindings;
import org.jboss.logging.Logger;

/** Spelling by Lucene's Hunspell, of two texts at a time for some seconds, to bound the cost. */
@ApplicationScoped
public class HunspellSpelling implements Spelling {
  private static final Logger LOG = Logger.getLogger(HunspellSpelling.class);
  private static final Duration MOST_TIME = Duration.ofSeconds(5);
  private static final long MOST_MILLIS = 1_000;
  private static final int AT_A_TIME = 2;
  private static final int SUGGESTED = 40;
  private static final int SUGGESTIONS = 5;

  private final Semaphore turns = new Semaphore(AT_A_TIME);
  private final Dictionaries dictionaries;

  /** Creates the spelling with the system's dictionaries, too. */
  public HunspellSpelling() {
    this(Dictionaries.SYSTEM);
  }

  HunspellSpelling(List<Path> folders) {
    dictionaries = new Dictionaries(folders);
  }

  private static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super("Checking took too long", null, false, false);
    }
  }

  @Override
  public Set<String> languages() {
    return dictionaries.languages();
  }

  @Override
  public Answer<SpellingFindings> check(String language, String text) {
    if (!turns.tryAcquire()) {
      return Answer.failed(new Failure.TryLater("Too many texts are being checked at the moment."));
    }
    try {
      Optional<Dictionary> dictionary = dictionaries.of(language);
      return dictionary.isEmpty()
          ? Answer.failed(new Failure.NotFound("dictionary", language))
          : new Answer.Done<>(findings(dictionary.get(), text));
    } catch (IOException broken) {
      LOG.warnf(broken, "The dictionary for %s cannot be used", language);
      return Answer.failed(new Failure.NotFound("dictionary", language));
    } finally {
      turns.release();
    }
  }

  private static SpellingFindings findings(Dictionary dictionary, String text) {
    boolean isWhole = text.length() <= MOST_CHARS;
    String looked = isWhole ? text : text.substring(0, MOST_CHARS);
    long end = System.nanoTime() + MOST_TIME.toNanos();
    Runnable inTime =
        () -> {
          if (System.nanoTime() - end > 0) {
            throw new OutOfTime();
          }
        };
    var hunspell = new Hunspell(dictionary, TimeoutPolicy.RETURN_PARTIAL_RESULT, inTime);
    List<String> unknown = new ArrayList<>();
    List<Misspelling> found = new ArrayList<>();
    try {
      for (String word : TextWords.of(looked)) {
        inTime.run();
        if (unknown.size() == MOST_WORDS) {
          isWhole = false;
          break;
        }
        if (!isKnown(hunspell, word)) {
          unknown.add(word);
        }
      }
    } catch (OutOfTime over) {
      isWhole = false;
    }
    try {
      for (String word : unknown.subList(0, Math.min(unknown.size(), SUGGESTED))) {
        found.add(new Misspelling(word, suggestions(hunspell, plain(word))));
      }
    } catch (OutOfTime over) {
      // The others are returned without suggestions.
    }
    unknown.stream()
        .skip(found.size())
        .forEach(word -> found.add(new Misspelling(word, List.of())));
    return new SpellingFindings(found, isWhole);
  }

  /** The first word of a sentence is looked up in lower case, too. */
  private static List<String> suggestions(Hunspell hunspell, String word) {
    List<String> found = hunspell.suggest(word, MOST_MILLIS);
    if (found.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
      found =
          hunspell.suggest(word.toLowerCase(Locale.ROOT), MOST_MILLIS).stream()
              .map(HunspellSpelling::capitalized)
              .toList();
    }
    return found.stream().distinct().limit(SUGGESTIONS).toList();
  }

  private static String capitalized(String word) {
    int first = Character.charCount(word.codePointAt(0));
    return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
  }

  /** Each part of a compound must be known. */
  private static boolean isKnown(Hunspell hunspell, String word) {
    String plain = plain(word);
    if (hunspell.spell(plain)) {
      return true;
    }
    String[] parts = plain.split("-");
    if (parts.length < 2) {
      return false;
    }
    for (String part : parts) {
      if (!hunspell.spell(part)) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String word) {
    return word.replace('\u2019', '\'');
  }
}
