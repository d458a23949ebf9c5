package org.carillon.rest.scim.filter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;

/**
 * The name of an attribute (RFC 7644 §3.10, {@code attrPath} of §3.4.2.2).
 *
 * @param extension its extension; empty for the resource's own schema
 * @param name its name; empty for an extension as a whole
 * @param sub its sub-attribute
 */
public record AttributePath(Optional<String> extension, String name, Optional<String> sub) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z$][A-Za-z0-9_$-]{0,63}");

  /** Reads a path; throws {@link ScimError} if it is malformed. */
  public static AttributePath parse(String text) {
    String rest = text;
    Optional<String> extension = Optional.empty();
    for (String urn : ScimNames.SCHEMAS) {
      if (text.equalsIgnoreCase(urn)) {
        return new AttributePath(Optional.of(urn), "", Optional.empty());
      }
      if (text.regionMatches(true, 0, urn + ":", 0, urn.length() + 1)) {
        rest = text.substring(urn.length() + 1);
        extension = Optional.of(urn).filter(one -> one.contains(":extension:"));
      }
    }
    int dot = rest.indexOf('.');
    String name = dot < 0 ? rest : rest.substring(0, dot);
    Optional<String> sub = dot < 0 ? Optional.empty() : Optional.of(rest.substring(dot + 1));
    if (!NAME.matcher(name).matches() || sub.filter(one -> !isName(one)).isPresent()) {
      throw ScimError.path("There is no attribute " + text + ".");
    }
    return new AttributePath(extension, name, sub);
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Returns the part of a resource that contains it, created if it is missing. */
  public Complex home(Complex resource) {
    return extension.map(resource::below).orElse(resource);
  }

  /** Returns it in lower case without the schema, for comparison with known names. */
  public String key() {
    return (name + sub.map(one -> "." + one).orElse("")).toLowerCase(Locale.ROOT);
  }
}
