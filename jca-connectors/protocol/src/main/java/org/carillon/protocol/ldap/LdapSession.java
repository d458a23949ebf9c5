package org.carillon.protocol.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.net.CrowdedException;
import org.carillon.contract.net.Service;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.ldap.change.ChangeOperation;
import org.carillon.protocol.ldap.change.PasswordModify;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.filter.FilterEvaluation;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapReader;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.message.LdapWriter;
import org.carillon.protocol.ldap.search.SearchOperation;
import org.carillon.protocol.ldap.search.TreeReading;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/**
 * One client's LDAP session on the thread that runs it: one operation after the other, so that what
 * is to be abandoned is over already, or not begun.
 */
public final class LdapSession {
  private static final LdapResult SIGN_IN_FIRST =
      LdapResult.of(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "Sign in first");

  /** How many names of trees the root tells of. */
  private static final int MOST_CONTEXTS = 100;

  private final Connection connection;
  private final Wire wire;
  private final DirectoryTree tree;
  private final LdapReader reader;
  private final LdapWriter writer;
  private final LdapBinding binding;
  private final BadCommands badCommands;
  private boolean over;

  /** Makes a session; {@link #run} speaks it. */
  public LdapSession(Connection connection, DirectoryTree tree, Sessions sessions) {
    this.connection = connection;
    this.wire = connection.wire();
    this.tree = tree;
    this.reader = new LdapReader(wire);
    this.writer = new LdapWriter(wire);
    this.binding = new LdapBinding(connection, sessions);
    this.badCommands = new BadCommands(connection.limits().badCommands());
  }

  /**
   * Speaks with the client until one side ends it.
   *
   * @throws IOException when the connection breaks
   */
  public void run() throws IOException {
    wire.patience(connection.limits().preAuthenticationIdle());
    try {
      while (!over) {
        next();
      }
    } catch (PeerSilentException e) {
      leave(ResultCode.UNAVAILABLE, "Nothing came for too long");
    } catch (CrowdedException e) {
      leave(ResultCode.BUSY, "No room for so much now");
    } catch (RuntimeException e) {
      leave(ResultCode.OTHER, "Something went wrong here");
      throw e;
    } finally {
      wire.flush();
    }
  }

  private void next() throws IOException {
    int most =
        binding.caller().isPresent()
            ? connection.limits().lineOctets()
            : Math.min(LdapBinding.STRANGERS_MESSAGE, connection.limits().lineOctets());
    switch (reader.next(most)) {
      case LdapReader.Read.Message(LDAPMessage message) -> timed(message);
      case LdapReader.Read.Malformed(String why) -> leave(ResultCode.PROTOCOL_ERROR, why);
      case LdapReader.Read.Other(Input input) -> leave(input);
    }
  }

  private void leave(Input how) throws IOException {
    switch (how) {
      case Input.Silent() -> leave(ResultCode.UNAVAILABLE, "Nothing came for too long");
      case Input.Stopping() -> leave(ResultCode.UNAVAILABLE, "The server is going down");
      case Input.Dismissed() -> leave(ResultCode.STRONG_AUTH_REQUIRED, "Bind again");
      case Input.End(), Input.Line _, Input.TooLong _, Input.BareEnding() -> over = true;
    }
  }

  /** Ends the session with the notice of RFC 4511 §4.4.1. */
  private void leave(ResultCode code, String why) throws IOException {
    over = true;
    writer.disconnection(code, why);
  }

  private void timed(LDAPMessage message) throws IOException {
    long begin = System.nanoTime();
    Optional<LdapVerb> verb = LdapVerb.of(message);
    if (verb.isEmpty()) {
      leave(ResultCode.PROTOCOL_ERROR, "This is no request");
      return;
    }
    LdapResult outcome =
        KnownControls.unknown(message)
            .map(
                oid ->
                    LdapResult.of(
                        ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
                        "The control " + oid + " is not known here"))
            .orElse(null);
    outcome = outcome == null ? run(verb.get(), message) : answered(verb.get(), message, outcome);
    connection.log().command(verb.get().name(), System.nanoTime() - begin, outcome.isGood());
    if (outcome.isGood()) {
      if (binding.caller().isPresent()) {
        badCommands.forget();
      }
    } else if (binding.caller().isEmpty() && badCommands.another()) {
      leave(ResultCode.UNWILLING_TO_PERFORM, "Too many bad requests");
    }
  }

  private LdapResult run(LdapVerb verb, LDAPMessage message) throws IOException {
    return switch (verb) {
      case BIND -> bind(message);
      case UNBIND -> {
        over = true;
        yield LdapResult.DONE;
      }
      // What it names is done by now; there is no answer to it (RFC 4511 §4.11).
      case ABANDON -> LdapResult.DONE;
      case SEARCH -> answered(verb, message, search(message));
      case COMPARE -> answered(verb, message, compare(message.getCompareRequestProtocolOp()));
      case EXTENDED -> extended(message);
      case ADD, MODIFY, DELETE, MODIFYDN -> answered(verb, message, change(verb, message));
    };
  }

  private LdapResult change(LdapVerb verb, LDAPMessage message) {
    if (binding.caller().isEmpty()) {
      return SIGN_IN_FIRST;
    }
    ChangeOperation change = new ChangeOperation(tree, binding.caller().get(), binding::isPassword);
    List<Control> controls = message.getControls();
    return switch (verb) {
      case ADD -> change.add(message.getAddRequestProtocolOp(), controls);
      case MODIFY -> change.modify(message.getModifyRequestProtocolOp(), controls);
      case DELETE -> change.delete(message.getDeleteRequestProtocolOp().getDN(), controls);
      case MODIFYDN, BIND, UNBIND, SEARCH, COMPARE, ABANDON, EXTENDED ->
          LdapResult.of(ResultCode.UNWILLING_TO_PERFORM, "Entries keep their names here");
    };
  }

  /** RFC 3062. */
  private LdapResult passwordModify(LDAPMessage message) throws IOException {
    if (binding.caller().isEmpty()) {
      return answered(LdapVerb.EXTENDED, message, SIGN_IN_FIRST);
    }
    EntryNames names = reading().names();
    PasswordModify.Changed changed =
        PasswordModify.run(
            tree,
            binding.caller().get(),
            message.getExtendedRequestProtocolOp(),
            typed -> LdapNames.meant(names, typed),
            binding::isPassword);
    writer.extended(message.getMessageID(), changed.outcome(), changed.value());
    return changed.outcome();
  }

  private LdapResult bind(LDAPMessage message) throws IOException {
    LdapBinding.Bound bound = binding.bind(message, reading().names(), reader, writer);
    if (bound.gone().isPresent()) {
      leave(bound.gone().get());
    } else {
      writer.bound(bound.id(), bound.result(), bound.said());
    }
    return bound.result();
  }

  /** Tells the client what came of its request. */
  private LdapResult answered(LdapVerb verb, LDAPMessage message, LdapResult outcome)
      throws IOException {
    int code = outcome.code().intValue();
    String matched = outcome.matched().isEmpty() ? null : outcome.matched();
    List<String> none = List.of();
    ProtocolOp response =
        switch (verb) {
          case SEARCH -> new SearchResultDoneProtocolOp(code, matched, outcome.text(), none);
          case COMPARE -> new CompareResponseProtocolOp(code, matched, outcome.text(), none);
          case ADD -> new AddResponseProtocolOp(code, matched, outcome.text(), none);
          case MODIFY -> new ModifyResponseProtocolOp(code, matched, outcome.text(), none);
          case MODIFYDN -> new ModifyDNResponseProtocolOp(code, matched, outcome.text(), none);
          case DELETE -> new DeleteResponseProtocolOp(code, matched, outcome.text(), none);
          case BIND, EXTENDED, UNBIND, ABANDON -> null;
        };
    if (response != null) {
      writer.write(message.getMessageID(), response, outcome.controls());
    } else if (verb == LdapVerb.BIND) {
      writer.bound(message.getMessageID(), outcome, Optional.empty());
    } else if (verb == LdapVerb.EXTENDED) {
      writer.extended(message.getMessageID(), outcome, Optional.empty());
    }
    return outcome;
  }

  private TreeReading reading() {
    return new TreeReading(tree, binding.caller());
  }

  private LdapResult search(LDAPMessage message) throws IOException {
    SearchRequestProtocolOp request = message.getSearchRequestProtocolOp();
    TreeReading reading = reading();
    SearchOperation search =
        new SearchOperation(reading, request, entry -> writer.entry(message.getMessageID(), entry));
    Optional<DN> base = EntryNames.parsed(request.getBaseDN());
    if (base.filter(DN::isNullDN).isPresent() && request.getScope().equals(SearchScope.BASE)) {
      return search.only(root(reading));
    }
    return base.filter(LdapSession::isSchema).isPresent()
        ? search.only(LdapSchema.entry())
        : search.run(message.getControls());
  }

  private static boolean isSchema(DN name) {
    return EntryNames.parsed(LdapSchema.NAME).filter(name::equals).isPresent();
  }

  private Entry root(TreeReading reading) {
    return RootEntry.of(
        reading.contexts(MOST_CONTEXTS),
        binding.mechanisms(),
        Arrays.stream(ExtendedRequest.values())
            .filter(each -> each != ExtendedRequest.START_TLS || mayStartTls())
            .map(ExtendedRequest::oid));
  }

  private LdapResult compare(CompareRequestProtocolOp request) {
    Optional<DN> name = EntryNames.parsed(request.getDN());
    if (name.isEmpty()) {
      return LdapResult.of(ResultCode.INVALID_DN_SYNTAX, "This is no name of an entry");
    }
    String attribute = request.getAttributeName();
    if (LdapSchema.type(attribute).isEmpty()) {
      return LdapResult.of(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, "There is no such attribute");
    }
    Answer<Entry> found =
        name.get().isNullDN() ? new Answer.Done<>(root(reading())) : reading().entry(name.get());
    return switch (found) {
      case Answer.Done<Entry>(Entry entry) ->
          compared(entry, attribute, request.getAssertionValue());
      case Answer.Failed<Entry>(Failure failure) -> LdapFailures.outcome(failure);
    };
  }

  private static LdapResult compared(Entry entry, String attribute, ASN1OctetString value) {
    if (LdapSchema.named(attribute).stream().noneMatch(entry::hasAttribute)) {
      return LdapResult.of(ResultCode.NO_SUCH_ATTRIBUTE, "");
    }
    return switch (FilterEvaluation.equal(attribute, value, entry)) {
      case TRUE -> LdapResult.of(ResultCode.COMPARE_TRUE, "");
      case FALSE -> LdapResult.of(ResultCode.COMPARE_FALSE, "");
      case UNDEFINED -> LdapResult.of(ResultCode.INAPPROPRIATE_MATCHING, "");
    };
  }

  private boolean mayStartTls() {
    return !wire.secure() && connection.service().encryption() == Service.Encryption.STARTTLS;
  }

  private LdapResult extended(LDAPMessage message) throws IOException {
    Optional<ExtendedRequest> request =
        ExtendedRequest.of(message.getExtendedRequestProtocolOp().getOID());
    if (request.isEmpty()) {
      return answered(
          LdapVerb.EXTENDED,
          message,
          LdapResult.of(ResultCode.PROTOCOL_ERROR, "This operation is not known here"));
    }
    return switch (request.get()) {
      case START_TLS -> startTls(message);
      case PASSWORD_MODIFY -> passwordModify(message);
      case WHO_AM_I -> {
        writer.extended(message.getMessageID(), LdapResult.DONE, Optional.of(whoAmI()));
        yield LdapResult.DONE;
      }
      // What it names is done by now (RFC 3909 §2.2).
      case CANCEL ->
          answered(
              LdapVerb.EXTENDED,
              message,
              LdapResult.of(ResultCode.NO_SUCH_OPERATION, "It is over, or was never begun"));
    };
  }

  /** RFC 4511 §4.14. */
  private LdapResult startTls(LDAPMessage message) throws IOException {
    if (!mayStartTls()) {
      return answered(
          LdapVerb.EXTENDED,
          message,
          LdapResult.of(ResultCode.OPERATIONS_ERROR, "TLS can't be started here"));
    }
    if (wire.pipelined()) {
      // Requests slipped in before the encryption must not be taken for the client's own.
      leave(ResultCode.PROTOCOL_ERROR, "Nothing may be sent ahead of TLS");
      return LdapResult.of(ResultCode.PROTOCOL_ERROR, "");
    }
    answered(LdapVerb.EXTENDED, message, LdapResult.DONE);
    wire.startTls();
    return LdapResult.DONE;
  }

  /** RFC 4532; an administrator with a name of its own has no entry. */
  private byte[] whoAmI() {
    return binding
        .caller()
        .map(caller -> LdapNames.told(reading().names(), caller))
        .orElse("")
        .getBytes(StandardCharsets.UTF_8);
  }
}
