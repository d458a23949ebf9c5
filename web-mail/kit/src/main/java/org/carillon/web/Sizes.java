package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Octets as people read them. */
@Named
@RequestScoped
public class Sizes {
  @Inject private Say say;

  /** Rounded to the unit that fits: {@code 412 KB}, {@code 1.2 MB}. */
  public String of(long octets) {
    if (octets < 1_000) {
      return say.of("size.bytes", octets);
    }
    if (octets < 1_000_000) {
      return say.of("size.kilo", octets / 1_000.0);
    }
    return octets < 1_000_000_000
        ? say.of("size.mega", octets / 1_000_000.0)
        : say.of("size.giga", octets / 1_000_000_000.0);
  }
}
