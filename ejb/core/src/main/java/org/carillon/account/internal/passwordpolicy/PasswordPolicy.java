package org.carillon.account.internal.passwordpolicy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Which new passwords are taken; those of another server's hash are not seen. */
public final class PasswordPolicy {
  /** A shorter name is in many words. */
  private static final int SHORTEST_NAME = 4;

  private static final List<IntPredicate> KINDS =
      List.of(
          Character::isLowerCase,
          Character::isUpperCase,
          Character::isDigit,
          c -> !Character.isLowerCase(c) && !Character.isUpperCase(c) && !Character.isDigit(c));

  private final Settings settings;

  public PasswordPolicy(Settings settings) {
    this.settings = settings;
  }

  /**
   * Why a password is refused; empty if it is taken.
   *
   * @param prepared as it is compared later
   * @param owner the account that it is for; empty for an administrator with a name of its own
   */
  public Optional<Failure> refusal(String prepared, Scope scope, Optional<MailAddress> owner) {
    long minimum = settings.value(PasswordSettings.MINIMUM, scope);
    if (prepared.codePointCount(0, prepared.length()) < minimum) {
      return refused("too-short", "A password has at least " + minimum + " characters.");
    }
    long kinds = settings.value(PasswordSettings.CLASSES, scope);
    if (kinds(prepared) < kinds) {
      return refused(
          "too-plain",
          "A password has characters of at least "
              + kinds
              + " kinds: small letters, capital letters, digits, others.");
    }
    boolean named = owner.filter(address -> hasName(prepared, address)).isPresent();
    return named && settings.value(PasswordSettings.NAME_REFUSED, scope)
        ? refused("has-name", "A password has not the account's name or its domain's in it.")
        : Optional.empty();
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
    return Stream.of(address.localPart(), label)
        .filter(name -> name.length() >= SHORTEST_NAME)
        .anyMatch(name -> small.contains(name.toLowerCase(Locale.ROOT)));
  }
}
