package org.carillon.protocol.sasl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The mechanisms offered, in the order they are announced. */
public enum Mechanism {
  PLAIN(Plain::new),
  LOGIN(Login::new);

  private final Supplier<SaslExchange> begin;

  Mechanism(Supplier<SaslExchange> begin) {
    this.begin = begin;
  }

  /** Starts an exchange. */
  public SaslExchange begin() {
    return begin.get();
  }

  /** The mechanism a client named, in any case. */
  public static Optional<Mechanism> named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(m -> m.name().equals(wanted)).findFirst();
  }

  /** All of them, with what belongs before each and between: {@code PLAIN LOGIN}. */
  public static String announce(String prefix, String between) {
    return Arrays.stream(values())
        .map(mechanism -> prefix + mechanism.name())
        .collect(Collectors.joining(between));
  }
}
