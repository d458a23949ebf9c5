package org.carillon.protocol.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.message.LdapReader;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.message.LdapWriter;
import org.carillon.protocol.sasl.Mechanism;
import org.carillon.protocol.sasl.SaslDialogue;
import org.carillon.protocol.sasl.SaslOutcome;
import org.carillon.protocol.sasl.SaslPeer;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;

/** The client's authentication state (RFC 4511 §4.2, RFC 4513 §5). */
final class LdapAuthentication {
  private static final int VERSION = 3;
  private static final LdapResult WRONG =
      LdapResult.of(ResultCode.INVALID_CREDENTIALS, "Authentication failed");

  private static final LdapResult EXPIRED =
      LdapResult.of(ResultCode.INVALID_CREDENTIALS, "Password expired, change it in the webmail")
          .because("expired");

  private static final LdapResult ENCRYPT_FIRST =
      LdapResult.of(ResultCode.CONFIDENTIALITY_REQUIRED, "Encryption required");

  /** Room for names, passwords and the searches of telephones; signed-in clients may send more. */
  static final int STRANGERS_MESSAGE = 12_288;

  private final Connection connection;
  private final Sessions sessions;
  private Optional<Caller> caller = Optional.empty();

  LdapAuthentication(Connection connection, Sessions sessions) {
    this.connection = connection;
    this.sessions = sessions;
  }

  /** Returns the signed-in user; empty if anonymous. */
  Optional<Caller> caller() {
    return caller;
  }

  /** Returns whether the account has that password. */
  boolean isPassword(String address, String password) {
    return sessions.signIn(new Credentials.Password("", address, password), connection.peer())
        instanceof SignIn.Admitted;
  }

  /**
   * The user for whom an operation runs.
   *
   * @param caller empty if anonymous
   * @param refusal the error, if that user is not allowed
   */
  record Asker(Optional<Caller> caller, Optional<LdapResult> refusal) {
    private static Asker refused(ResultCode code, String why) {
      return new Asker(Optional.empty(), Optional.of(LdapResult.of(code, why)));
    }
  }

  /** Returns the signed-in user, or the user it may act as by proxied authorization (RFC 4370). */
  Asker asker(Optional<Control> proxied, Supplier<EntryNames> names) {
    if (proxied.isEmpty()) {
      return new Asker(caller, Optional.empty());
    }
    ASN1OctetString name = proxied.get().getValue();
    if (!proxied.get().isCritical() || name == null) {
      return Asker.refused(
          ResultCode.PROTOCOL_ERROR,
          "Proxied authorization control must be critical and have a value");
    }
    if (name.getValueLength() == 0) {
      return new Asker(Optional.empty(), Optional.empty());
    }
    Optional<Caller> other =
        LdapNames.meant(names.get(), name.stringValue())
            .flatMap(meant -> caller.flatMap(each -> sessions.actingAs(each, meant)));
    return other.isPresent()
        ? new Asker(other, Optional.empty())
        : Asker.refused(ResultCode.AUTHORIZATION_DENIED, "Not authorized to act as that user");
  }

  /** Makes the client anonymous, as at the beginning of each bind (RFC 4511 §4.2.1). */
  void forget() {
    if (caller.isPresent()) {
      caller = Optional.empty();
      connection.wire().signedOut();
    }
  }

  /**
   * The result of a bind.
   *
   * @param id the id of the message to answer
   * @param said the mechanism's data with success
   * @param gone why the client has left, if it has
   */
  record Bound(int id, LdapResult result, Optional<byte[]> said, Optional<Input> gone) {
    private static Bound of(int id, LdapResult result) {
      return new Bound(id, result, Optional.empty(), Optional.empty());
    }
  }

  Bound bind(LDAPMessage message, EntryNames names, LdapReader reader, LdapWriter writer)
      throws IOException {
    forget();
    BindRequestProtocolOp request = message.getBindRequestProtocolOp();
    if (request.getVersion() != VERSION) {
      return Bound.of(
          message.getMessageID(),
          LdapResult.of(ResultCode.PROTOCOL_ERROR, "Only LDAP version 3 is supported"));
    }
    return request.getCredentialsType() == BindRequestProtocolOp.CRED_TYPE_SIMPLE
        ? Bound.of(message.getMessageID(), simple(request, names))
        : sasl(message.getMessageID(), request, reader, writer);
  }

  private LdapResult simple(BindRequestProtocolOp request, EntryNames names) {
    String name = request.getBindDN();
    ASN1OctetString password = request.getSimplePassword();
    if (password.getValueLength() == 0) {
      // Typical for a program that forgot to ask for the password (RFC 4513 §5.1.2).
      return name.isEmpty()
          ? LdapResult.DONE
          : LdapResult.of(ResultCode.UNWILLING_TO_PERFORM, "Password is missing");
    }
    Optional<String> meant = LdapNames.signingIn(names, name);
    Optional<String> text = Charsets.utf8(password.getValue());
    return meant.isEmpty() || meant.get().isEmpty() || text.isEmpty()
        ? WRONG
        : signIn(new Credentials.Password("", meant.get(), text.get()));
  }

  private Bound sasl(int id, BindRequestProtocolOp request, LdapReader reader, LdapWriter writer)
      throws IOException {
    SaslPeer peer = saslPeer();
    Optional<Mechanism> mechanism = Mechanism.named(request.getSASLMechanism());
    if (mechanism.filter(each -> each.isOffered(peer)).isEmpty()) {
      return Bound.of(
          id,
          mechanism.isPresent() && !connection.wire().secure()
              ? ENCRYPT_FIRST
              : LdapResult.of(
                  ResultCode.AUTH_METHOD_NOT_SUPPORTED, "This mechanism is not offered"));
    }
    LdapSaslChannel steps =
        new LdapSaslChannel(reader, writer, STRANGERS_MESSAGE, request.getSASLMechanism(), id);
    SaslOutcome outcome =
        new SaslDialogue(steps, peer)
            .run(
                mechanism.get(),
                Optional.ofNullable(request.getSASLCredentials()).map(ASN1OctetString::getValue));
    return switch (outcome) {
      case SaslOutcome.Decided(SignIn answer, Optional<byte[]> last) ->
          new Bound(steps.id(), answered(answer), last, Optional.empty());
      case SaslOutcome.Cancelled() ->
          Bound.of(steps.id(), LdapResult.of(ResultCode.AUTH_METHOD_NOT_SUPPORTED, "Cancelled"));
      case SaslOutcome.Malformed(), SaslOutcome.TooLong() ->
          Bound.of(steps.id(), LdapResult.of(ResultCode.INVALID_CREDENTIALS, "Malformed response"));
      case SaslOutcome.Gone(Input how) ->
          new Bound(
              steps.id(), LdapResult.of(ResultCode.OTHER, ""), Optional.empty(), Optional.of(how));
    };
  }

  /** Returns the mechanisms that can be used to sign in. */
  List<String> mechanisms() {
    String all = Mechanism.announce(saslPeer(), "", " ");
    return all.isEmpty() ? List.of() : List.of(all.split(" "));
  }

  private SaslPeer saslPeer() {
    return SaslPeer.of(connection, sessions);
  }

  private LdapResult signIn(Credentials credentials) {
    return answered(sessions.signIn(credentials, connection.peer()));
  }

  private LdapResult answered(SignIn answer) {
    return switch (answer) {
      case SignIn.Admitted(Caller admitted, SignInValidity validity, var _) -> {
        caller = Optional.of(admitted);
        connection.log().fact("user", admitted.name());
        connection.wire().endWith(validity);
        connection.wire().signedIn(connection.limits().idle());
        yield LdapResult.DONE;
      }
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> WRONG;
            case NOT_ALLOWED ->
                LdapResult.of(
                    ResultCode.INVALID_CREDENTIALS,
                    "Account is disabled or not allowed to use LDAP");
            case NEEDS_ENCRYPTION -> ENCRYPT_FIRST;
            case PASSWORD_EXPIRED -> EXPIRED;
            case NOT_AUTHORIZED_AS ->
                LdapResult.of(
                    ResultCode.AUTHORIZATION_DENIED, "Not authorized to act as that user");
          };
      case SignIn.SecondFactorNeeded _ ->
          LdapResult.of(ResultCode.INVALID_CREDENTIALS, "Application password or token required");
      case SignIn.TryLater later -> {
        connection.log().fact("later", "sign-in");
        LdapResult busy =
            LdapResult.of(ResultCode.BUSY, "Temporarily unavailable, try again later");
        yield later instanceof SignIn.Barred ? busy.because(PasswordPolicyAnswer.LOCKED) : busy;
      }
    };
  }
}
