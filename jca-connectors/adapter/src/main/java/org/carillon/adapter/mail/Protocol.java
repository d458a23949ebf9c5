package org.carillon.adapter.mail;

import java.util.Set;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.identity.PasswordChanges;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mailbox.MailAccesses;
import org.carillon.contract.net.Service;
import org.carillon.contract.script.ScriptAccesses;
import org.carillon.contract.tree.DirectoryTrees;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.ldap.LdapSession;
import org.carillon.protocol.managesieve.ManageSieveSession;
import org.carillon.protocol.pop3.Pop3Session;
import org.carillon.protocol.poppwd.PoppwdSession;
import org.carillon.protocol.smtp.SmtpSession;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;

/** The protocols spoken on listeners, with the ports each needs. */
enum Protocol {
  SMTP(
      Set.of(Service.SMTP, Service.SUBMISSION, Service.SUBMISSIONS, Service.LMTP),
      LineEnds.STRICT,
      "421 4.7.0 Too many connections, or your address is banned; try again later\r\n",
      MailIntake.class) {
    @Override
    Conversation begin(Connection connection, Ports ports) {
      SmtpSession session =
          new SmtpSession(
              connection,
              ports.get(MailIntake.class),
              ports.get(Sessions.class),
              () -> ports.find(MailAccesses.class).map(MailAccesses::open));
      return Conversation.inOne(session::run);
    }
  },
  IMAP(
      Set.of(Service.IMAP, Service.IMAPS),
      LineEnds.LENIENT,
      "* BYE [LIMIT] Too many connections, or your address is banned; try again later\r\n",
      MailAccesses.class) {
    @Override
    Conversation begin(Connection connection, Ports ports) {
      return new ImapDialogue(
              connection,
              ports.get(MailAccesses.class).open(),
              ports.get(Sessions.class),
              Commands.TABLE)
          ::goOn;
    }
  },
  POP3(
      Set.of(Service.POP3, Service.POP3S),
      LineEnds.LENIENT,
      "-ERR [SYS/TEMP] Too many connections, or your address is banned; try again later\r\n",
      MailAccesses.class) {
    @Override
    Conversation begin(Connection connection, Ports ports) {
      Pop3Session session =
          new Pop3Session(
              connection, ports.get(MailAccesses.class).open(), ports.get(Sessions.class));
      return Conversation.inOne(session::run);
    }
  },
  MANAGESIEVE(
      Set.of(Service.MANAGESIEVE),
      LineEnds.LENIENT,
      "BYE (TRYLATER) \"Too many connections, or your address is banned; try again later\"\r\n",
      ScriptAccesses.class) {
    @Override
    Conversation begin(Connection connection, Ports ports) {
      ManageSieveSession session =
          new ManageSieveSession(
              connection, ports.get(ScriptAccesses.class).open(), ports.get(Sessions.class));
      return Conversation.inOne(session::run);
    }
  },
  /** Password changes as in poppassd. */
  POPPWD(
      Set.of(Service.POPPWD),
      LineEnds.LENIENT,
      "500 Too many connections, or your address is banned; try again later\r\n",
      PasswordChanges.class) {
    @Override
    Conversation begin(Connection connection, Ports ports) {
      PoppwdSession session =
          new PoppwdSession(
              connection, ports.get(PasswordChanges.class), ports.get(Sessions.class));
      return Conversation.inOne(session::run);
    }
  },
  /** LDAP. A refused client gets no text. */
  LDAP(Set.of(Service.LDAP, Service.LDAPS), LineEnds.LENIENT, "", DirectoryTrees.class) {
    @Override
    Conversation begin(Connection connection, Ports ports) {
      LdapSession session =
          new LdapSession(
              connection, ports.get(DirectoryTrees.class).open(), ports.get(Sessions.class));
      return Conversation.inOne(session::run);
    }
  };

  private final Set<Service> services;
  private final LineEnds lineEnds;
  private final String refusal;
  private final Set<Class<?>> ports;

  /**
   * @param refusal the text for a client over the limit
   * @param port the port that is needed besides {@link Sessions}
   */
  Protocol(Set<Service> services, LineEnds lineEnds, String refusal, Class<?> port) {
    this.services = services;
    this.lineEnds = lineEnds;
    this.refusal = refusal;
    this.ports = Set.of(port, Sessions.class);
  }

  boolean speaks(Service service) {
    return services.contains(service);
  }

  LineEnds lineEnds() {
    return lineEnds;
  }

  String refusal() {
    return refusal;
  }

  /** Returns whether the ports that the protocol needs are open. */
  boolean canRun(Ports open) {
    return ports.stream().allMatch(port -> open.find(port).isPresent());
  }

  /** Creates a session; it has not sent anything yet. */
  abstract Conversation begin(Connection connection, Ports ports);
}
