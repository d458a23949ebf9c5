package org.carillon.protocol.ldap;

import com.unboundid.asn1.ASN1Buffer;
import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;

/** A dialogue with the server: requests in a row, then the responses. */
final class LdapPipeline {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 20, 65_536);

  private final DirectoryTree tree;
  private final MemoryLink link = new MemoryLink();
  private int id;

  LdapPipeline(DirectoryTree tree) {
    this.tree = tree;
  }

  LdapPipeline encrypted() {
    link.startTls();
    return this;
  }

  LdapPipeline say(ProtocolOp request, Control... controls) {
    ASN1Buffer buffer = new ASN1Buffer();
    new LDAPMessage(++id, request, controls).writeTo(buffer);
    return octets(new String(buffer.toByteArray(), StandardCharsets.ISO_8859_1));
  }

  LdapPipeline octets(String octets) {
    link.send(octets);
    return this;
  }

  LdapPipeline bind(String name, String password) {
    return say(new BindRequestProtocolOp(name, password));
  }

  LdapPipeline search(String base, SearchScope scope, String filter, String... attributes) {
    return search(base, scope, filter, List.of(attributes), 0);
  }

  LdapPipeline search(
      String base,
      SearchScope scope,
      String filter,
      List<String> attributes,
      int most,
      Control... controls) {
    try {
      return say(
          new SearchRequestProtocolOp(
              base,
              scope,
              DereferencePolicy.NEVER,
              most,
              0,
              false,
              Filter.create(filter),
              attributes),
          controls);
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns all responses, after the client has left. */
  List<LDAPMessage> answers() {
    link.end();
    run();
    byte[] said = link.transcript().getBytes(StandardCharsets.ISO_8859_1);
    List<LDAPMessage> all = new ArrayList<>();
    try (ASN1StreamReader reader = new ASN1StreamReader(new ByteArrayInputStream(said))) {
      LDAPMessage message = LDAPMessage.readFrom(reader, false);
      while (message != null) {
        all.add(message);
        message = LDAPMessage.readFrom(reader, false);
      }
    } catch (LDAPException | IOException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  private void run() {
    Wire wire = new Wire(link, LineEnds.LENIENT, LIMITS.lineOctets(), LIMITS.idle());
    Connection connection =
        new Connection(Service.LDAP, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
    try {
      new LdapSession(connection, tree, new MemorySessions()).run();
    } catch (IOException gone) {
      // Within a message: the client has left.
    }
  }

  /** The last message's result code. */
  static int code(List<LDAPMessage> answers) {
    ProtocolOp last = answers.getLast().getProtocolOp();
    return switch (last) {
      case com.unboundid.ldap.protocol.BindResponseProtocolOp bind -> bind.getResultCode();
      case com.unboundid.ldap.protocol.ExtendedResponseProtocolOp told -> told.getResultCode();
      case com.unboundid.ldap.protocol.GenericResponseProtocolOp other -> other.getResultCode();
      default -> throw new AssertionError(last);
    };
  }

  /** The DNs of the entries found. */
  static List<String> names(List<LDAPMessage> answers) {
    return answers.stream()
        .filter(
            each -> each.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY)
        .map(each -> each.getSearchResultEntryProtocolOp().getDN())
        .toList();
  }
}
