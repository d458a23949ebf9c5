package org.carillon.account.declared;

import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/** The names of declared objects, which appear in reasons, logs and paths. */
public final class ObjectName {
  private static final int MOST = 100;
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0," + (MOST - 1) + "}");

  private ObjectName() {}

  /** Returns the canonical form of a name, or invalid {@code name}. */
  public static Answer<String> canonical(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    return FORM.matcher(name).matches()
        ? new Answer.Done<>(name)
        : Answer.failed(
            new Failure.Invalid(
                "name",
                "malformed",
                "The name can contain only letters, digits, dots, hyphens and underscores,"
                    + " at most "
                    + MOST
                    + " characters."));
  }
}
