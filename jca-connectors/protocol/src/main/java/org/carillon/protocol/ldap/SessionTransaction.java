package org.carillon.protocol.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ExtendedRequest;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.TransactionSpecificationRequestControl;
import com.unboundid.ldap.sdk.extensions.EndTransactionExtendedRequest;
import com.unboundid.ldap.sdk.extensions.EndTransactionExtendedResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.ldap.change.CleartextPasswords;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.wire.Wire;

/** A transaction (RFC 5805): collects changes and makes them all at once when it ends. */
final class SessionTransaction {
  static final String OID =
      TransactionSpecificationRequestControl.TRANSACTION_SPECIFICATION_REQUEST_OID;

  /** The highest number of changes in a transaction. */
  private static final int MOST = 100;

  private final DirectoryTree tree;
  private final Wire wire;
  private final int mostOctets;
  private final List<Update> updates = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private long octets;

  /** A collected change and its user. */
  private record Update(LDAPMessage message, Caller caller) {}

  /** Creates it with no transaction; all its changes may have {@code mostOctets} together. */
  SessionTransaction(DirectoryTree tree, Wire wire, int mostOctets) {
    this.tree = tree;
    this.wire = wire;
    this.mostOctets = mostOctets;
  }

  /** The result of its start or end, and the response's value. */
  record Told(LdapResult result, Optional<byte[]> value) {
    private static Told of(ResultCode code, String text) {
      return new Told(LdapResult.of(code, text), Optional.empty());
    }
  }

  Told start() {
    if (id.isPresent()) {
      return Told.of(
          ResultCode.UNWILLING_TO_PERFORM,
          "Only one transaction at a time is allowed in a session");
    }
    id = Optional.of(UUID.randomUUID().toString());
    return new Told(LdapResult.DONE, Optional.of(id.get().getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns the control that puts a change into a transaction, if there is one. */
  static Optional<Control> named(LDAPMessage message) {
    return message.getControls().stream()
        .filter(control -> control.getOID().equals(OID))
        .findFirst();
  }

  /** Adds a change; errors of the change by itself are returned now. */
  LdapResult keep(Control named, LDAPMessage message, Caller caller) {
    if (!isThis(named.getValue())) {
      return LdapResult.of(ResultCode.OPERATIONS_ERROR, "Transaction does not exist");
    }
    if (CleartextPasswords.areIn(message)) {
      return LdapResult.of(
          ResultCode.UNWILLING_TO_PERFORM,
          "In a transaction, a password must be given as its hash");
    }
    int length = message.encode().encode().length;
    if (updates.size() == MOST || octets + length > mostOctets) {
      return LdapResult.of(
          ResultCode.ADMIN_LIMIT_EXCEEDED, "A transaction has at most " + MOST + " changes");
    }
    if (!wire.keep(length)) {
      return LdapResult.of(ResultCode.BUSY, "Not enough free memory, try again later");
    }
    octets += length;
    updates.add(new Update(message, caller));
    return LdapResult.DONE;
  }

  private boolean isThis(ASN1OctetString named) {
    return named != null && id.filter(named.stringValue()::equals).isPresent();
  }

  /** Discards the transaction with all its changes. */
  void forget() {
    wire.giveBack(octets);
    octets = 0;
    updates.clear();
    id = Optional.empty();
  }

  /** Ends the transaction by making all changes, each by the function, or none. */
  Told end(LDAPMessage message, BiFunction<LDAPMessage, Caller, LdapResult> change) {
    EndTransactionExtendedRequest request;
    try {
      request =
          new EndTransactionExtendedRequest(
              new ExtendedRequest(
                  message.getExtendedRequestProtocolOp().getOID(),
                  message.getExtendedRequestProtocolOp().getValue()));
    } catch (LDAPException e) {
      return Told.of(ResultCode.PROTOCOL_ERROR, "Malformed request");
    }
    if (!isThis(request.getTransactionID())) {
      return Told.of(ResultCode.OPERATIONS_ERROR, "Transaction does not exist");
    }
    try {
      return request.commit() ? commit(change) : new Told(LdapResult.DONE, Optional.empty());
    } finally {
      forget();
    }
  }

  private Told commit(BiFunction<LDAPMessage, Caller, LdapResult> change) {
    Map<Integer, Control[]> controls = new TreeMap<>();
    List<Told> refused = new ArrayList<>(1);
    Answer<Void> done =
        tree.together(
            () -> {
              controls.clear();
              refused.clear();
              for (Update update : updates) {
                int id = update.message().getMessageID();
                LdapResult result = change.apply(update.message(), update.caller());
                if (!result.isGood()) {
                  refused.add(new Told(result.with(List.of()), value(id, Map.of())));
                  return Answer.failed(new Failure.Damaged("One of the changes failed"));
                }
                if (!result.controls().isEmpty()) {
                  controls.put(id, result.controls().toArray(Control[]::new));
                }
              }
              return Answer.done();
            });
    if (done instanceof Answer.Failed<Void>(Failure failure)) {
      return refused.isEmpty()
          ? new Told(LdapFailures.outcome(failure), Optional.empty())
          : refused.getFirst();
    }
    return new Told(LdapResult.DONE, controls.isEmpty() ? Optional.empty() : value(null, controls));
  }

  private static Optional<byte[]> value(Integer failed, Map<Integer, Control[]> controls) {
    return Optional.ofNullable(
            new EndTransactionExtendedResult(
                    0,
                    failed == null ? ResultCode.SUCCESS : ResultCode.OTHER,
                    null,
                    null,
                    null,
                    failed,
                    controls.isEmpty() ? null : controls,
                    null)
                .getValue())
        .map(ASN1OctetString::getValue);
  }
}
