package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sizes in octets for people. */
@Named
@RequestScoped
public class Sizes {
  @Inject private Texts texts;

  /** Rounded to the unit that fits: {@code 412 KB}, {@code 1.2 MB}. */
  public String of(long octets) {
    if (octets < 1_000) {
      return texts.of("size.bytes", octets);
    }
    if (octets < 1_000_000) {
      return texts.of("size.kilo", octets / 1_000.0);
    }
    return octets < 1_000_000_000
        ? texts.of("size.mega", octets / 1_000_000.0)
        : texts.of("size.giga", octets / 1_000_000_000.0);
  }
}
