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
 * The password values of a request; no entry shows a password.
 *
 * @param old the present password, as given by the user who changes it
 * @param wanted the new one, or a hash of it (RFC 2307 §5.3); empty for none
 * @param isSaid whether the request has a new value
 */
record PasswordValues(Optional<String> old, Optional<String> wanted, boolean isSaid) {
  private static final Pattern HASH = Pattern.compile("\\{[A-Za-z0-9-]+\\}.+", Pattern.DOTALL);

  /** A hash that no password has. */
  private static final String NO_PASSWORD = "!";

  static boolean isPassword(String name) {
    return LdapSchema.type(name).filter(type -> type.hasNameOrOID("userPassword")).isPresent();
  }

  /** Returns whether a value is a password in the clear, not a hash. */
  static boolean isTyped(String value) {
    return !HASH.matcher(value).matches();
  }

  /** Returns the password values of an entry to be added. */
  static PasswordValues of(List<String> values) throws LDAPException {
    return new PasswordValues(Optional.empty(), one(values), !values.isEmpty());
  }

  /** Returns the password values of successive modifications. */
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
        throw new LDAPException(
            ResultCode.CONSTRAINT_VIOLATION, "A password cannot be incremented");
      } else {
        wanted = value;
        isSaid = true;
      }
    }
    return new PasswordValues(old, wanted, isSaid);
  }

  private static Optional<String> one(List<String> values) throws LDAPException {
    if (values.size() > 1) {
      throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, "Only one password is allowed");
    }
    return values.stream().findFirst();
  }

  /** Adds the password to the other values to change. */
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
