package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds the cleartext passwords in requests, which must be hashed or checked. */
public final class CleartextPasswords {
  private CleartextPasswords() {}

  /** Returns whether the message has a cleartext password. */
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
              // A value to delete is compared with the stored one, in the clear or as a hash.
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
