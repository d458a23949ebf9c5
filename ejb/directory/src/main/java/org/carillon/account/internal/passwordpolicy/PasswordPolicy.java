package org.carillon.account.internal.passwordpolicy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** The rules for new passwords. Passwords given as a foreign hash can't be checked. */
public final class PasswordPolicy {
  /** The least length of a name that is searched for. A shorter name occurs in many words. */
  private static final int SHORTEST_NAME = 4;

  private static final List<IntPredicate> KINDS =
      List.of(
          Character::isLowerCase,
          Character::isUpperCase,
          Character::isDigit,
          c -> !Character.isLowerCase(c) && !Character.isUpperCase(c) && !Character.isDigit(c));

  /** The separators between the parts of a name. */
  private static final Pattern PARTS = Pattern.compile("[._+-]+");

  private static final Logger LOG = Logger.getLogger(PasswordPolicy.class);

  private final Settings settings;

  public PasswordPolicy(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns why a password is refused, or empty if it is accepted.
   *
   * @param prepared the password as it is compared later
   * @param owner the address of the account that it is for; empty for an administrator that is not
   *     an account
   */
  public Optional<Failure> refusal(String prepared, Scope scope, Optional<MailAddress> owner) {
    long minimum = settings.value(PasswordSettings.MINIMUM, scope);
    if (prepared.codePointCount(0, prepared.length()) < minimum) {
      return refused("too-short", "A password must have at least " + minimum + " characters.");
    }
    long kinds = settings.value(PasswordSettings.CLASSES, scope);
    if (kinds(prepared) < kinds) {
      return refused(
          "too-plain",
          "A password must contain at least "
              + kinds
              + " of these classes of characters: lower-case letters, capital letters,"
              + " digits, others.");
    }
    boolean named = owner.filter(address -> hasName(prepared, address)).isPresent();
    if (named && settings.value(PasswordSettings.NAME_REFUSED, scope)) {
      return refused(
          "has-name", "A password must not contain the name of the account or of its domain.");
    }
    return isKnown(prepared)
        ? refused(
            "known-password", "This password is on a list of leaked passwords. Choose another one.")
        : Optional.empty();
  }

  /**
   * Returns whether the password is on the list. If the list is unavailable, every password is
   * accepted, because otherwise nobody could change a stolen password.
   */
  private boolean isKnown(String prepared) {
    String place = settings.value(PasswordSettings.BREACHED);
    if (place.isEmpty()) {
      return false;
    }
    try {
      return new BreachList(Path.of(place)).contains(prepared);
    } catch (IOException | InvalidPathException | UncheckedIOException unreadable) {
      LOG.warnf(
          "The list of leaked passwords cannot be read, so passwords are not checked against"
              + " it: %s",
          unreadable);
      return false;
    }
  }

  private static Optional<Failure> refused(String code, String sentence) {
    return Optional.of(new Failure.Invalid("password", code, sentence));
  }

  private static long kinds(String password) {
    return KINDS.stream().filter(kind -> password.codePoints().anyMatch(kind)).count();
  }

  private static boolean hasName(String password, MailAddress address) {
    String small = password.toLowerCase(Locale.ROOT);
    String label = address.domain().split("\\.", 2)[0];
    return Stream.concat(
            Stream.of(address.localPart(), label), Stream.of(PARTS.split(address.localPart())))
        .filter(name -> name.length() >= SHORTEST_NAME)
        .anyMatch(name -> small.contains(name.toLowerCase(Locale.ROOT)));
  }
}
