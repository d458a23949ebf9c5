package org.carillon.adapter.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;

public final class TestIntake implements MailIntake {
  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();

  public record Taken(IntakeSession session, Envelope envelope, String text) {}

  public BlockingQueue<Taken> taken() {
    return taken;
  }

  @Override
  public IntakeTerms terms(IntakeSession session) {
    return new IntakeTerms(
        "mx.example.test",
        50_000_000,
        100,
        30,
        session.caller().isPresent(),
        MissingFromPolicy.PASS,
        BareNewlinePolicy.REFUSE);
  }

  @Override
  public void notTaken(
      IntakeSession session, ReversePath from, List<ForwardPath> to, Verdict answer) {}

  @Override
  public Verdict connected(IntakeSession session) {
    return new Verdict.Accepted("Ok");
  }

  @Override
  public Verdict greeted(IntakeSession session) {
    return new Verdict.Accepted("Ok");
  }

  @Override
  public Verdict sender(IntakeSession session, ReversePath from) {
    return new Verdict.Accepted("Ok");
  }

  @Override
  public Verdict recipient(IntakeSession session, ReversePath from, ForwardPath to) {
    return to.address().startsWith("nobody@")
        ? new Verdict.Refused(550, "5.1.1", "No such user")
        : new Verdict.Accepted("Ok");
  }

  @Override
  public Spool spool(IntakeSession session, long declaredSize) {
    return new HeapSpool();
  }

  @Override
  public Verdict accept(IntakeSession session, Envelope envelope, MailData message) {
    taken.add(new Taken(session, envelope, ((HeapSpool) message.content()).text()));
    return new Verdict.Accepted("Taken");
  }

  @Override
  public List<Verdict> deliver(IntakeSession session, Envelope envelope, MailData message) {
    taken.add(new Taken(session, envelope, ((HeapSpool) message.content()).text()));
    return envelope.to().stream().map(to -> (Verdict) new Verdict.Accepted("Delivered")).toList();
  }

  private static final class HeapSpool implements Spool {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    @Override
    public void write(byte[] from, int offset, int length) {
      octets.write(from, offset, length);
    }

    @Override
    public long size() {
      return octets.size();
    }

    String text() {
      return octets.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public Content content() {
      throw new UnsupportedOperationException("Nobody reads it here");
    }

    @Override
    public void close() {}
  }
}
