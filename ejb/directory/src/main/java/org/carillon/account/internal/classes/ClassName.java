package org.carillon.account.internal.classes;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.name.DomainName;

/**
 * How a class of service is asked for, in its one form.
 *
 * @param name its own name, in lower case
 * @param domain the canonical name of the domain whose it is; empty for the server's
 */
public record ClassName(String name, Optional<String> domain) {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M} ._+-]{0,62}[\\p{L}\\p{N}\\p{M}+])?");

  /** Reads what was typed; empty for what names none. */
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
