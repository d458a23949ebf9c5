package org.carillon.contract.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The type of an attribute's values. Every edge has its own representation of each type, so every
 * edge has to render a new type.
 *
 * @param <T> the Java type of the values
 */
public sealed interface AttributeType<T> {

  /** Returns the value that means "none"; empty if a value is required. */
  default Optional<T> none() {
    return Optional.empty();
  }

  /** Returns a value that an edge read, cast to this type, or throws ClassCastException. */
  T checked(Object value);

  /** A name that has its own syntax, which the core checks: an address, a domain name. */
  record Name() implements AttributeType<String> {
    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /** Free text of at most {@code most} characters. */
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

  /** A text that is accepted and never shown again, typed by people or sent by programs. */
  record Secret(boolean isTyped) implements AttributeType<String> {
    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /** A whole number from a minimum to a maximum. */
  record Whole(int least, int most) implements AttributeType<Integer> {
    @Override
    public Integer checked(Object value) {
      return (Integer) value;
    }

    /** Returns whether a number is out of range. */
    public boolean excludes(int number) {
      return number < least || number > most;
    }
  }

  /** A boolean value: true or false. */
  record Switch() implements AttributeType<Boolean> {
    @Override
    public Boolean checked(Object value) {
      return (Boolean) value;
    }
  }

  /** A list of at most {@code most} names. */
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

  /** One of a few allowed words. */
  record Choice(List<String> words) implements AttributeType<String> {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String checked(Object value) {
      return (String) value;
    }
  }

  /** A point in time, which only the server sets. */
  record Time() implements AttributeType<Instant> {
    @Override
    public Instant checked(Object value) {
      return (Instant) value;
    }
  }
}
