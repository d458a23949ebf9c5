package org.carillon.account.internal.classes;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.name.DomainName;

/**
 * The canonical name with which a class of service is asked for.
 *
 * @param name the class's own name, in lower case
 * @param domain the canonical name of the domain that owns it; empty for a class of the server
 */
public record ClassName(String name, Optional<String> domain) {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M} ._+-]{0,62}[\\p{L}\\p{N}\\p{M}+])?");

  /** Parses a name as typed; returns empty if it is malformed. */
  public static Optional<ClassName> of(String typed) {
    int at = typed.lastIndexOf('@');
    String name =
        Normalizer.normalize(at < 0 ? typed : typed.substring(0, at), Normalizer.Form.NFC)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return at < 0
        ? Optional.of(new ClassName(name, Optional.empty()))
        : DomainName.canonical(typed.substring(at + 1))
            .map(domain -> new ClassName(name, Optional.of(domain)));
  }
}
