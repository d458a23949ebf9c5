package org.carillon.policy.internal.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryRules;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.policy.internal.sender.BlockedSenders;
import org.carillon.policy.rule.ActionWords;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.policy.trace.RuleRun;
import org.carillon.policy.trace.RuleRunRecorder;
import org.carillon.policy.verdict.JunkFiling;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;
import org.jboss.logging.Logger;

/** Runs the server's, the domain's and the account's scripts on deliveries. */
@ApplicationScoped
public class SieveRules implements DeliveryRules {
  private static final Logger LOG = Logger.getLogger(SieveRules.class);

  private final ActiveRules active;
  private final ScriptDataAccess world;
  private final BlockedSenders blocked;
  private final RuleRunRecorder notes;

  @Inject
  public SieveRules(
      ActiveRules active, ScriptDataAccess world, BlockedSenders blocked, RuleRunRecorder notes) {
    this.active = active;
    this.world = world;
    this.blocked = blocked;
    this.notes = notes;
  }

  @Override
  public DeliveryActions apply(RuleQuestion question) throws IOException {
    FilingQuestion recipient = question.recipient();
    try {
      List<Program> programs = active.of(recipient.account(), recipient.domain());
      Optional<String> sender = blocked.blocked(recipient, question.from());
      return sender.isPresent()
          ? refused(sender.get(), programs, question)
          : ruled(programs, question);
    } catch (PersistenceException | UncheckedIOException away) {
      throw new IOException(away);
    }
  }

  private DeliveryActions ruled(List<Program> programs, RuleQuestion question) throws IOException {
    return programs.isEmpty() ? DeliveryActions.filed(question.filing()) : run(programs, question);
  }

  /** Returns the delivery of blocked mail. Only administrators' rules run on it. */
  private DeliveryActions refused(String sender, List<Program> programs, RuleQuestion question)
      throws IOException {
    FilingQuestion recipient = question.recipient();
    RuleQuestion asked = question.filedAs(blocked.filing(recipient, question.filing()));
    DeliveryActions wanted =
        blocked.delivery(
            recipient,
            ruled(programs.stream().filter(program -> !program.name().isEmpty()).toList(), asked));
    notes.note(
        run(
            question,
            List.of(wanted.copies().isEmpty() ? "discard" : "junk"),
            List.of("The recipient blocks " + sender),
            ""));
    return wanted;
  }

  private DeliveryActions run(List<Program> programs, RuleQuestion question) throws IOException {
    FilingQuestion recipient = question.recipient();
    boolean isJunk = question.filing().flags().keywords().contains(JunkFiling.JUNK);
    AccountEnvironment environment = world.of(recipient, question.from().address(), isJunk);
    try (OpenedLater content = new OpenedLater(question.message())) {
      SieveMessage message = SieveMessage.of(recipient.header(), question.size(), content::read);
      SieveResult result =
          SieveInterpreter.run(
              programs, message, envelope(question), environment, world.limits(recipient));
      result
          .fault()
          .ifPresent(
              fault ->
                  LOG.infof(
                      "A rule for %s failed at %s, the message is kept: %s",
                      recipient.path().address(), question.trace(), fault));
      DeliveryActions wanted =
          new SieveDeliveryBuilder(question, environment, world).of(result.actions());
      List<String> lines =
          Stream.concat(
                  result.trace().stream().limit(RuleRun.MOST_LINES).map(TraceLine::toString),
                  environment.told().stream())
              .toList();
      notes.note(
          run(
              question,
              ActionWords.of(result.actions()),
              lines,
              result.fault().map(SieveError::toString).orElse("")));
      return wanted;
    }
  }

  private static RuleRun run(
      RuleQuestion question, List<String> actions, List<String> lines, String fault) {
    FilingQuestion recipient = question.recipient();
    return new RuleRun(
        question.trace(),
        recipient.header().first("Message-ID").map(HeaderField::utf8).orElse(""),
        Instant.now(),
        recipient.domain(),
        recipient.path().address(),
        actions,
        lines,
        fault);
  }

  /** Returns the envelope with the parts that extensions query (RFC 5228 §5.4, RFC 6009 §4). */
  private static SieveEnvelope envelope(RuleQuestion question) {
    ReversePath from = question.from();
    ForwardPath to = question.recipient().path();
    Map<String, List<String>> extra = new HashMap<>();
    to.originalRecipient().ifPresent(original -> extra.put("orcpt", List.of(original)));
    from.envelopeId().ifPresent(id -> extra.put("envid", List.of(id)));
    from.returnContent().ifPresent(what -> extra.put("ret", List.of(what.name())));
    if (!to.notifyOn().isEmpty()) {
      extra.put(
          "notify",
          to.notifyOn().stream()
              .map(each -> each.name().toUpperCase(Locale.ROOT))
              .sorted()
              .toList());
    }
    return new SieveEnvelope(from.address(), to.address(), extra);
  }

  /** Opens a message when a script first needs more than its header. */
  private static final class OpenedLater implements AutoCloseable {
    private final RuleQuestion.Source source;
    private Content opened;

    OpenedLater(RuleQuestion.Source source) {
      this.source = source;
    }

    int read(long position, byte[] into, int offset, int length) throws IOException {
      if (opened == null) {
        opened = source.open();
      }
      return opened.read(position, into, offset, length);
    }

    @Override
    public void close() {
      if (opened != null) {
        opened.close();
      }
    }
  }
}
