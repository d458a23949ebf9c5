package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.CancelExtendedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.Service;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.ldap.change.ChangeOperation;
import org.carillon.protocol.ldap.change.PasswordModify;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.message.LdapReader;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.message.LdapWriter;
import org.carillon.protocol.ldap.search.ClientTreeView;
import org.carillon.protocol.ldap.search.CompareOperation;
import org.carillon.protocol.ldap.search.PersistentSearch;
import org.carillon.protocol.ldap.search.SearchOperation;
import org.carillon.protocol.ldap.search.SyncSearch;
import org.carillon.protocol.wire.BadCommands;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.PeerSilentException;
import org.carillon.protocol.wire.Wire;

/** A client's LDAP session on its thread. Abandoned operations are either done or not begun. */
public final class LdapSession {
  private static final LdapResult SIGN_IN_FIRST =
      LdapResult.of(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "Authentication required");

  /** The highest number of naming contexts in the root entry. */
  private static final int MOST_CONTEXTS = 100;

  private final Connection connection;
  private final Wire wire;
  private final DirectoryTree tree;
  private final LdapReader reader;
  private final LdapWriter writer;
  private final LdapAuthentication binding;
  private final BadCommands badCommands;
  private final Following following;
  private final SessionTransaction transaction;

  /** The user of the current operation; empty if anonymous. */
  private Optional<Caller> caller = Optional.empty();

  private boolean over;

  /** Creates a session; {@link #run} runs it. */
  public LdapSession(Connection connection, DirectoryTree tree, Sessions sessions) {
    this.connection = connection;
    this.wire = connection.wire();
    this.tree = tree;
    this.reader = new LdapReader(wire);
    this.writer = new LdapWriter(wire);
    this.binding = new LdapAuthentication(connection, sessions);
    this.badCommands = new BadCommands(connection.limits().badCommands());
    this.following = new Following(connection, tree, writer);
    this.transaction = new SessionTransaction(tree, wire, connection.limits().lineOctets());
  }

  /** Runs until one side ends the session; throws when the connection breaks. */
  public void run() throws IOException {
    wire.patience(connection.limits().preAuthenticationIdle());
    try {
      while (!over) {
        next();
      }
    } catch (PeerSilentException e) {
      leave(ResultCode.UNAVAILABLE, "Idle timeout");
    } catch (MemoryLimitException e) {
      leave(ResultCode.BUSY, "Not enough free memory, try again later");
    } catch (RuntimeException e) {
      leave(ResultCode.OTHER, "Internal server error");
      throw e;
    } finally {
      wire.flush();
    }
  }

  private void next() throws IOException {
    int most =
        binding.caller().isPresent()
            ? connection.limits().lineOctets()
            : Math.min(LdapAuthentication.STRANGERS_MESSAGE, connection.limits().lineOctets());
    switch (awaited(most)) {
      case LdapReader.Read.Message(LDAPMessage message) -> timed(message);
      case LdapReader.Read.Malformed(String why) -> leave(ResultCode.PROTOCOL_ERROR, why);
      case LdapReader.Read.Other(Input.Silent()) when !following.isEmpty() -> {
        // A client with persistent searches has no need to send anything.
      }
      case LdapReader.Read.Other(Input input) -> leave(input);
    }
  }

  private LdapReader.Read awaited(int most) throws IOException {
    Following.Wait wait = following.begin();
    try {
      return reader.next(most);
    } finally {
      wait.end();
    }
  }

  private void leave(Input how) throws IOException {
    switch (how) {
      case Input.Silent() -> leave(ResultCode.UNAVAILABLE, "Idle timeout");
      case Input.Stopping() -> leave(ResultCode.UNAVAILABLE, "Server is shutting down");
      case Input.Dismissed() ->
          leave(ResultCode.STRONG_AUTH_REQUIRED, "Sign-in is no longer valid, bind again");
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
      leave(ResultCode.PROTOCOL_ERROR, "Not an LDAP request");
      return;
    }
    Optional<LdapResult> refusal = KnownControls.refusal(message).or(() -> asWhom(message));
    LdapResult outcome =
        refusal.isPresent()
            ? answered(verb.get(), message, refusal.get())
            : run(verb.get(), message);
    connection.log().command(verb.get().name(), System.nanoTime() - begin, outcome.isGood());
    if (outcome.isGood()) {
      if (binding.caller().isPresent()) {
        badCommands.forget();
      }
    } else if (binding.caller().isEmpty() && badCommands.another()) {
      leave(ResultCode.UNWILLING_TO_PERFORM, "Too many invalid requests");
    }
  }

  /** Determines the user of an operation; returns the error if it may not act as another user. */
  private Optional<LdapResult> asWhom(LDAPMessage message) {
    LdapAuthentication.Asker asker =
        binding.asker(
            KnownControls.proxied(message),
            () -> new ClientTreeView(tree, binding.caller()).names());
    caller = asker.caller();
    return asker.refusal();
  }

  private LdapResult run(LdapVerb verb, LDAPMessage message) throws IOException {
    return switch (verb) {
      case BIND -> bind(message);
      case UNBIND -> {
        over = true;
        yield LdapResult.DONE;
      }
      // The named operation is done or a persistent search; ABANDON has no reply (RFC 4511 §4.11).
      case ABANDON -> {
        following.end(message.getAbandonRequestProtocolOp().getIDToAbandon());
        yield LdapResult.DONE;
      }
      case SEARCH ->
          SyncSearch.isOne(message.getControls())
              ? stay(message)
              : answered(
                  verb,
                  message,
                  elsewhere(message.getSearchRequestProtocolOp().getBaseDN(), search(message)));
      case COMPARE ->
          answered(
              verb,
              message,
              elsewhere(
                  message.getCompareRequestProtocolOp().getDN(),
                  compare(message.getCompareRequestProtocolOp())));
      case EXTENDED -> extended(message);
      case ADD, MODIFY, DELETE, MODIFYDN -> answered(verb, message, change(verb, message));
    };
  }

  /** Refers the client to other servers if the name is in no domain of this one. */
  private LdapResult elsewhere(String dn, LdapResult outcome) {
    if (!outcome.code().equals(ResultCode.NO_SUCH_OBJECT)) {
      return outcome;
    }
    ClientTreeView reading = reading();
    List<String> urls = reading.terms().referrals();
    return urls.isEmpty() || EntryNames.parsed(dn).filter(reading::isElsewhere).isEmpty()
        ? outcome
        : LdapResult.referral(urls);
  }

  private LdapResult change(LdapVerb verb, LDAPMessage message) {
    if (caller.isEmpty()) {
      return SIGN_IN_FIRST;
    }
    Optional<Control> named = SessionTransaction.named(message);
    return named.isPresent()
        ? transaction.keep(named.get(), message, caller.get())
        : PasswordPolicyAnswer.of(message, change(verb, message, caller.get()));
  }

  private LdapResult change(LdapVerb verb, LDAPMessage message, Caller by) {
    ChangeOperation change = new ChangeOperation(tree, by, binding::isPassword);
    List<Control> controls = message.getControls();
    return switch (verb) {
      case ADD -> {
        AddRequestProtocolOp add = message.getAddRequestProtocolOp();
        yield elsewhere(add.getDN(), change.add(add, controls));
      }
      case MODIFY -> {
        ModifyRequestProtocolOp modify = message.getModifyRequestProtocolOp();
        yield elsewhere(modify.getDN(), change.modify(modify, controls));
      }
      case DELETE -> {
        String dn = message.getDeleteRequestProtocolOp().getDN();
        yield elsewhere(dn, change.delete(dn, controls));
      }
      case MODIFYDN -> {
        ModifyDNRequestProtocolOp rename = message.getModifyDNRequestProtocolOp();
        yield elsewhere(rename.getDN(), change.rename(rename, controls));
      }
      case BIND, UNBIND, SEARCH, COMPARE, ABANDON, EXTENDED ->
          LdapResult.of(ResultCode.OPERATIONS_ERROR, "Operation is not a change");
    };
  }

  private LdapResult transaction(LDAPMessage message, boolean ends) throws IOException {
    if (binding.caller().isEmpty()) {
      return answered(LdapVerb.EXTENDED, message, SIGN_IN_FIRST);
    }
    SessionTransaction.Told told =
        ends
            ? transaction.end(
                message, (each, by) -> change(LdapVerb.of(each).orElseThrow(), each, by))
            : transaction.start();
    writer.extended(message.getMessageID(), told.result(), told.value());
    return told.result();
  }

  private LdapResult passwordModify(LDAPMessage message) throws IOException {
    if (caller.isEmpty()) {
      return answered(LdapVerb.EXTENDED, message, SIGN_IN_FIRST);
    }
    EntryNames names = reading().names();
    PasswordModify.Changed changed =
        PasswordModify.run(
            tree,
            caller.get(),
            message.getExtendedRequestProtocolOp(),
            typed -> LdapNames.meant(names, typed),
            binding::isPassword);
    LdapResult outcome = PasswordPolicyAnswer.of(message, changed.outcome());
    writer.extended(message.getMessageID(), outcome, changed.value());
    return outcome;
  }

  private LdapResult stay(LDAPMessage message) throws IOException {
    if (caller.isEmpty()) {
      return answered(LdapVerb.SEARCH, message, SIGN_IN_FIRST);
    }
    if (following.isFull()) {
      return answered(
          LdapVerb.SEARCH,
          message,
          LdapResult.of(
              ResultCode.ADMIN_LIMIT_EXCEEDED, "Too many persistent searches in this session"));
    }
    if (message.encode().encode().length > Following.MOST_OCTETS) {
      return answered(
          LdapVerb.SEARCH,
          message,
          LdapResult.of(
              ResultCode.ADMIN_LIMIT_EXCEEDED,
              "Search request is too long for a persistent search"));
    }
    SyncSearch.Outcome outcome =
        new SyncSearch(
                tree,
                caller.get(),
                message.getSearchRequestProtocolOp(),
                following.teller(message.getMessageID()))
            .run(message.getControls());
    return switch (outcome) {
      case SyncSearch.Outcome.Ended(LdapResult result) ->
          answered(LdapVerb.SEARCH, message, result);
      case SyncSearch.Outcome.Stays(PersistentSearch followed) -> {
        following.add(message.getMessageID(), followed);
        yield LdapResult.DONE;
      }
    };
  }

  private LdapResult bind(LDAPMessage message) throws IOException {
    following.forget();
    transaction.forget();
    LdapAuthentication.Bound bound = binding.bind(message, reading().names(), reader, writer);
    if (bound.gone().isPresent()) {
      leave(bound.gone().get());
    } else {
      writer.bound(bound.id(), PasswordPolicyAnswer.of(message, bound.result()), bound.said());
    }
    return bound.result();
  }

  /** Sends the result of a request to the client. */
  private LdapResult answered(LdapVerb verb, LDAPMessage message, LdapResult outcome)
      throws IOException {
    return verb.answer(writer, message.getMessageID(), outcome);
  }

  private ClientTreeView reading() {
    return new ClientTreeView(tree, caller);
  }

  private LdapResult search(LDAPMessage message) throws IOException {
    SearchRequestProtocolOp request = message.getSearchRequestProtocolOp();
    ClientTreeView reading = reading();
    SearchOperation search =
        new SearchOperation(
            reading,
            request,
            (shown, whole) -> writer.entry(message.getMessageID(), shown, List.of()));
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

  private Entry root(ClientTreeView reading) {
    return RootEntry.of(
        reading.contexts(MOST_CONTEXTS),
        binding.mechanisms(),
        Arrays.stream(ExtendedRequest.values())
            .filter(each -> each != ExtendedRequest.START_TLS || mayStartTls())
            .map(ExtendedRequest::oid));
  }

  private LdapResult compare(CompareRequestProtocolOp request) {
    ClientTreeView reading = reading();
    return new CompareOperation(reading).run(request, () -> root(reading));
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
          LdapResult.of(ResultCode.PROTOCOL_ERROR, "Unknown operation"));
    }
    return switch (request.get()) {
      case START_TLS -> startTls(message);
      case PASSWORD_MODIFY -> passwordModify(message);
      case WHO_AM_I -> {
        writer.extended(message.getMessageID(), LdapResult.DONE, Optional.of(whoAmI()));
        yield LdapResult.DONE;
      }
      case CANCEL -> answered(LdapVerb.EXTENDED, message, cancel(message));
      case START_TRANSACTION -> transaction(message, false);
      case END_TRANSACTION -> transaction(message, true);
    };
  }

  /** Cancels a persistent search; other operations are already done (RFC 3909 §2.2). */
  private LdapResult cancel(LDAPMessage message) throws IOException {
    ExtendedRequestProtocolOp said = message.getExtendedRequestProtocolOp();
    int id;
    try {
      id =
          new CancelExtendedRequest(
                  new com.unboundid.ldap.sdk.ExtendedRequest(said.getOID(), said.getValue()))
              .getTargetMessageID();
    } catch (LDAPException e) {
      return LdapResult.of(ResultCode.PROTOCOL_ERROR, "Malformed request");
    }
    if (!following.end(id)) {
      return LdapResult.of(
          ResultCode.NO_SUCH_OPERATION, "No such operation, or it is already finished");
    }
    following.done(id, LdapResult.of(ResultCode.CANCELED, ""));
    return LdapResult.DONE;
  }

  /** Answers StartTLS (RFC 4511 §4.14). */
  private LdapResult startTls(LDAPMessage message) throws IOException {
    if (!mayStartTls()) {
      return answered(
          LdapVerb.EXTENDED,
          message,
          LdapResult.of(ResultCode.OPERATIONS_ERROR, "TLS is not available"));
    }
    if (wire.pipelined()) {
      // Requests injected before the encryption must not be taken for the client's own.
      leave(ResultCode.PROTOCOL_ERROR, "No data allowed before the TLS handshake");
      return LdapResult.of(ResultCode.PROTOCOL_ERROR, "");
    }
    answered(LdapVerb.EXTENDED, message, LdapResult.DONE);
    wire.startTls();
    return LdapResult.DONE;
  }

  /** Returns who signed in (RFC 4532). An administrator with a name of its own has no entry. */
  private byte[] whoAmI() {
    return caller
        .map(each -> LdapNames.told(reading().names(), each))
        .orElse("")
        .getBytes(StandardCharsets.UTF_8);
  }
}
