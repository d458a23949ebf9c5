package org.carillon.contract.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What values an attribute takes. Every edge has its own form of them; a new kind of value has to
 * be rendered by each.
 *
 * @param <T> its values
 */
public sealed interface AttributeType<T> {

  /** The value that stands for none at all; empty if there has to be one. */
  default Optional<T> none() {
    return Optional.empty();
  }

  /**
   * A value that an edge read.
   *
   * @throws ClassCastException if it is none of these
   */
  T checked(Object value);

  /** A name with a form of its own, which the core knows: an address, a domain's name. */
  record Name() implements AttributeType<String> {
    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /**
   * Free text.
   *
   * @param most how many characters it may have
   */
  record Text(int most) implements AttributeType<String> {
    @Override
    public Optional<String> none() {
      return Optional.of("");
    }

    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /**
   * A text that is taken and never shown again.
   *
   * @param isTyped whether people know it; what they do not only programs say
   */
  record Secret(boolean isTyped) implements AttributeType<String> {
    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /**
   * A whole number.
   *
   * @param least the smallest there is
   * @param most the largest
   */
  record Whole(int least, int most) implements AttributeType<Integer> {
    @Override
    public Integer checked(Object value) {
      return (Integer) value;
    }

    /** Whether it is none of them. */
    public boolean excludes(int number) {
      return number < least || number > most;
    }
  }

  /** On or off. */
  record Switch() implements AttributeType<Boolean> {
    @Override
    public Boolean checked(Object value) {
      return (Boolean) value;
    }
  }

  /**
   * Several names.
   *
   * @param most how many there may be
   */
  record Names(int most) implements AttributeType<List<String>> {
    @Override
    public Optional<List<String>> none() {
      return Optional.of(List.of());
    }

    @Override
    public List<String> checked(Object value) {
      return ((List<?>) value).stream().map(String.class::cast).toList();
    }
  }

  /**
   * One of a few words.
   *
   * @param words all of them
   */
  record Choice(List<String> words) implements AttributeType<String> {
    /** Copies the words. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /** A moment; only the server says it. */
  record Time() implements AttributeType<Instant> {
    @Override
    public Instant checked(Object value) {
      return (Instant) value;
    }
  }
}
