package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.protocol.ldap.entry.LdapSchema;

/**
 * What is said of a password, which no entry shows.
 *
 * @param old the present one, as somebody who changes it says it
 * @param wanted the new one, or a hash of it (RFC 2307 §5.3); empty for none
 * @param isSaid whether anything is said of the new one
 */
record PasswordValues(Optional<String> old, Optional<String> wanted, boolean isSaid) {
  private static final Pattern HASH = Pattern.compile("\\{[A-Za-z0-9-]+\\}.+", Pattern.DOTALL);

  /** Which nobody knows. */
  private static final String NO_PASSWORD = "!";

  static boolean isPassword(String name) {
    return LdapSchema.type(name).filter(type -> type.hasNameOrOID("userPassword")).isPresent();
  }

  /** Whether a value is a password as it is typed, and no hash of one. */
  static boolean isTyped(String value) {
    return !HASH.matcher(value).matches();
  }

  /** What an entry that is to be made says. */
  static PasswordValues of(List<String> values) throws LDAPException {
    return new PasswordValues(Optional.empty(), one(values), !values.isEmpty());
  }

  /** What changes say of it, one after the other. */
  static PasswordValues ofChanges(List<Modification> changes) throws LDAPException {
    Optional<String> old = Optional.empty();
    Optional<String> wanted = Optional.empty();
    boolean isSaid = false;
    for (Modification change : changes) {
      Optional<String> value = one(List.of(change.getValues()));
      if (change.getModificationType().equals(ModificationType.DELETE)) {
        old = value;
        isSaid |= value.isEmpty();
      } else if (change.getModificationType().equals(ModificationType.INCREMENT)) {
        throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, "A password is no number");
      } else {
        wanted = value;
        isSaid = true;
      }
    }
    return new PasswordValues(old, wanted, isSaid);
  }

  private static Optional<String> one(List<String> values) throws LDAPException {
    if (values.size() > 1) {
      throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, "There is one password");
    }
    return values.stream().findFirst();
  }

  /** Adds what is said to what else is to be changed. */
  AttributeValues addTo(AttributeValues values) {
    if (!isSaid) {
      return values;
    }
    String text = wanted.orElse(NO_PASSWORD);
    return wanted.isEmpty() || HASH.matcher(text).matches()
        ? values.with(AccountType.PASSWORD_HASH, text)
        : values.with(AccountType.PASSWORD, text);
  }
}
