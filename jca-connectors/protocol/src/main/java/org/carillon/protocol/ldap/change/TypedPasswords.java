package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Passwords in requests that would have to be hashed, or looked at, for what is asked. */
public final class TypedPasswords {
  private TypedPasswords() {}

  /** Whether there is one. */
  public static boolean areIn(LDAPMessage message) {
    return switch (message.getProtocolOpType()) {
      case LDAPMessage.PROTOCOL_OP_TYPE_ADD_REQUEST ->
          isTyped(
              message.getAddRequestProtocolOp().getAttributes().stream()
                  .filter(each -> PasswordValues.isPassword(each.getName()))
                  .map(Attribute::getValues));
      case LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST ->
          message.getModifyRequestProtocolOp().getModifications().stream()
              .filter(each -> PasswordValues.isPassword(each.getAttributeName()))
              // What is to go is compared with what is kept, however it is written.
              .anyMatch(
                  each ->
                      each.getModificationType().equals(ModificationType.DELETE) && each.hasValue()
                          || isTyped(Stream.<String[]>of(each.getValues())));
      default -> false;
    };
  }

  private static boolean isTyped(Stream<String[]> values) {
    List<String> all = values.flatMap(Arrays::stream).toList();
    return all.stream().anyMatch(PasswordValues::isTyped);
  }
}
