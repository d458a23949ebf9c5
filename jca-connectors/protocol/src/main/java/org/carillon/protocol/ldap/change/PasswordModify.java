package org.carillon.protocol.ldap.change;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.sdk.ExtendedRequest;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeKind;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;

/** Changes a password (RFC 3062). */
public final class PasswordModify {
  private static final byte GENERATED = (byte) 0x80;
  private static final int LENGTH = 16;

  /** The characters of a name, without those that look alike. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The result; the value is the password if the server generated it. */
  public record Changed(LdapResult outcome, Optional<byte[]> value) {}

  private PasswordModify() {}

  /**
   * Runs the operation.
   *
   * @param meant returns the address of the account that a name means
   * @param isPassword whether the account has this password
   */
  public static Changed run(
      DirectoryTree tree,
      Caller caller,
      ExtendedRequestProtocolOp operation,
      Function<String, Optional<String>> meant,
      BiPredicate<String, String> isPassword) {
    PasswordModifyExtendedRequest request;
    try {
      request =
          new PasswordModifyExtendedRequest(
              new ExtendedRequest(
                  operation.getOID(),
                  operation.getValue() == null
                      ? new ASN1OctetString(new ASN1Sequence().encode())
                      : operation.getValue()));
    } catch (LDAPException e) {
      return new Changed(
          LdapResult.of(ResultCode.PROTOCOL_ERROR, "Malformed request"), Optional.empty());
    }
    Optional<String> account =
        request.getUserIdentity() == null
            ? Optional.of(caller.name())
            : meant.apply(request.getUserIdentity());
    if (account.filter(name -> name.indexOf('@') > 0).isEmpty()) {
      return new Changed(
          LdapResult.of(ResultCode.UNWILLING_TO_PERFORM, "Not the name of an account"),
          Optional.empty());
    }
    if (request.getOldPassword() != null
        && !isPassword.test(account.get(), request.getOldPassword())) {
      return new Changed(
          LdapResult.of(ResultCode.UNWILLING_TO_PERFORM, "The old password is wrong")
              .because("old-password"),
          Optional.empty());
    }
    boolean own = request.getNewPassword() == null;
    String wanted = own ? generated() : request.getNewPassword();
    Answer<Void> done =
        tree.change(
            caller,
            TreeKind.PERSON,
            account.get(),
            new EntryChange(new AttributeValues().with(AccountType.PASSWORD, wanted)),
            OptionalLong.empty());
    return switch (done) {
      case Answer.Done<Void> _ ->
          new Changed(LdapResult.DONE, own ? Optional.of(told(wanted)) : Optional.empty());
      case Answer.Failed<Void>(Failure failure) ->
          new Changed(LdapFailures.outcome(failure), Optional.empty());
    };
  }

  private static byte[] told(String password) {
    return new ASN1Sequence(new ASN1OctetString(GENERATED, password)).encode();
  }

  private static String generated() {
    StringBuilder text = new StringBuilder();
    RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(each -> text.append(LETTERS.charAt(each)));
    return text.toString();
  }
}
