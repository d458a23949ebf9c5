package org.carillon.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.format.mime.header.Header;
import org.carillon.protocol.memory.MemorySpool;

/**
 * Accepts mail for example.test, and for any domain from signed-in users. Local parts set the
 * result: {@code nobody} is unknown, {@code full} is over quota when the message arrives, {@code
 * later} cannot be decided now; {@code broken} is a defect.
 */
public final class MemoryIntake implements MailIntake {
  private final List<String> notTaken = new CopyOnWriteArrayList<>();

  private final IntakeTerms terms;
  private final long room;
  private final Verdict connection;
  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();

  record Taken(IntakeSession session, Envelope envelope, String text) {}

  /**
   * @param room the number of octets of a message that fill its spool
   */
  public MemoryIntake(IntakeTerms terms, long room) {
    this(terms, room, new Verdict.Accepted("Ok"));
  }

  /** Creates one that replies this to every connection. */
  MemoryIntake(IntakeTerms terms, long room, Verdict connection) {
    this.connection = connection;
    this.terms = terms;
    this.room = room;
  }

  BlockingQueue<Taken> taken() {
    return taken;
  }

  @Override
  public IntakeTerms terms(IntakeSession session) {
    return new IntakeTerms(
        terms.hostName(),
        terms.messageOctets(),
        terms.recipients(),
        terms.received(),
        session.caller().isPresent(),
        terms.missingFrom(),
        terms.bareLineEnds());
  }

  @Override
  public void notTaken(
      IntakeSession session, ReversePath from, List<ForwardPath> to, Verdict answer) {
    notTaken.add(from.address() + " " + to.size() + " " + answer);
  }

  /** The messages refused without the intake. */
  List<String> notTaken() {
    return notTaken;
  }

  @Override
  public Verdict connected(IntakeSession session) {
    return connection;
  }

  @Override
  public Verdict greeted(IntakeSession session) {
    return switch (session.helo()) {
      case "refused.example" -> new Verdict.Refused(550, "5.7.1", "Not by that name");
      case "deferred.example" -> new Verdict.Deferred(450, "4.7.1", "Not now");
      default -> new Verdict.Accepted("Ok");
    };
  }

  @Override
  public Verdict sender(IntakeSession session, ReversePath from) {
    return from.address().startsWith("spammer@")
        ? new Verdict.Refused(550, "5.7.1", "Not from you")
        : new Verdict.Accepted("Ok");
  }

  @Override
  public Verdict recipient(IntakeSession session, ReversePath from, ForwardPath to) {
    String address = to.address();
    if (address.startsWith("nobody@")) {
      return new Verdict.Refused(550, "5.1.1", "No such user");
    }
    if (address.startsWith("later@")) {
      return new Verdict.Deferred(451, "4.3.0", "Cannot tell now");
    }
    if (address.startsWith("broken@")) {
      throw new IllegalStateException("broken");
    }
    boolean local = address.endsWith("@example.test") || address.equalsIgnoreCase("postmaster");
    return local || session.caller().isPresent()
        ? new Verdict.Accepted("Ok")
        : new Verdict.Refused(550, "5.7.1", "Relaying denied");
  }

  @Override
  public Spool spool(IntakeSession session, long declaredSize) {
    return new MemorySpool(room);
  }

  @Override
  public Verdict accept(IntakeSession session, Envelope envelope, MailData message) {
    taken.add(new Taken(session, envelope, text(message)));
    return new Verdict.Accepted("Accepted as M" + taken.size());
  }

  @Override
  public List<Verdict> deliver(IntakeSession session, Envelope envelope, MailData message) {
    taken.add(new Taken(session, envelope, text(message)));
    return envelope.to().stream().map(MemoryIntake::delivered).toList();
  }

  /** Returns the message's text; checks that its header equals the text parsed again. */
  private static String text(MailData message) {
    String text = ((MemorySpool) message.content()).text();
    Header again = Header.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    if (!fields(again).equals(fields(message.header())) && !message.header().isCut()) {
      throw new IllegalStateException(fields(message.header()) + " of " + text);
    }
    return text;
  }

  private static List<String> fields(Header header) {
    return header.fields().stream()
        .map(field -> field.begin() + " " + field.end() + " " + field.name() + ":" + field.value())
        .toList();
  }

  private static Verdict delivered(ForwardPath to) {
    return to.address().startsWith("full@")
        ? new Verdict.Deferred(452, "4.2.2", "Mailbox full")
        : new Verdict.Accepted("Delivered to " + to.address());
  }
}
