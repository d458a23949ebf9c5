package org.carillon.protocol.ldap;

import com.unboundid.asn1.ASN1Buffer;
import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;

/** A dialogue whose requests depend on responses. */
final class LdapDialogue {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 20, 65_536);
  private static final long MOST_MILLIS = 60_000;

  private final MemoryLink link = new MemoryLink();
  private int id;

  LdapDialogue(DirectoryTree tree, String name) {
    link.startTls();
    Wire wire = new Wire(link, LineEnds.LENIENT, LIMITS.lineOctets(), LIMITS.idle());
    Connection connection =
        new Connection(Service.LDAP, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                new LdapSession(connection, tree, new MemorySessions()).run();
              } catch (IOException gone) {
                // Within a message: the client has left.
              }
            });
    ask(new BindRequestProtocolOp(name, "secret"));
  }

  /** The id of the last request. */
  int last() {
    return id;
  }

  /** Returns the first response to a request. */
  LDAPMessage ask(ProtocolOp request, Control... controls) {
    ASN1Buffer buffer = new ASN1Buffer();
    new LDAPMessage(++id, request, controls).writeTo(buffer);
    link.send(new String(buffer.toByteArray(), StandardCharsets.ISO_8859_1));
    return answer(id, 1);
  }

  /** Returns the n-th response to a request, from 1. */
  LDAPMessage answer(int of, int number) {
    long deadline = System.nanoTime() + MOST_MILLIS * 1_000_000;
    synchronized (link) {
      Optional<LDAPMessage> found = found(of, number);
      while (found.isEmpty()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("The session does not answer");
        }
        try {
          link.wait(left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        found = found(of, number);
      }
      return found.get();
    }
  }

  private Optional<LDAPMessage> found(int of, int number) {
    byte[] said = link.transcript().getBytes(StandardCharsets.ISO_8859_1);
    int count = 0;
    try (ASN1StreamReader reader = new ASN1StreamReader(new ByteArrayInputStream(said))) {
      LDAPMessage message = LDAPMessage.readFrom(reader, false);
      while (message != null) {
        if (message.getMessageID() == of && ++count == number) {
          return Optional.of(message);
        }
        message = LDAPMessage.readFrom(reader, false);
      }
    } catch (LDAPException | IOException partial) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
