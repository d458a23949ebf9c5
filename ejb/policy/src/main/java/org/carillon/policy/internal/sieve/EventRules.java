package org.carillon.policy.internal.sieve;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.Service;
import org.carillon.contract.script.RuleMailSender;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.StoredScript;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailbox.ruling.EventMessage;
import org.carillon.mailbox.ruling.MailboxEvent;
import org.carillon.mailbox.ruling.MailboxRules;
import org.carillon.policy.internal.rule.RuleScope;
import org.carillon.policy.rule.ActionWords;
import org.carillon.policy.trace.RuleRun;
import org.carillon.policy.trace.RuleRunRecorder;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;
import org.jboss.logging.Logger;

/**
 * Runs the scripts that mailboxes name, before the client whose command caused the event gets its
 * response (RFC 6785). Its next command therefore shows the results.
 */
@ApplicationScoped
public class EventRules implements MailboxRules {
  private static final Logger LOG = Logger.getLogger(EventRules.class);

  /** The largest number of messages in an event. Clients that move more do not wait. */
  private static final int MOST_MESSAGES = 1_000;

  private static final Duration MOST_TIME = Duration.ofSeconds(30);

  /** The default port of ManageSieve (RFC 5804 §1.8). */
  private static final int USUAL_PORT = 4190;

  /** The name of the script that a bridge writes if there is none. */
  private static final String BRIDGES = "outlook";

  private final Instance<ScriptAccess> scripts;
  private final ScriptDataAccess world;
  private final RuleScope scope;
  private final RuleRunRecorder notes;
  private final RuleMailSender mail;
  private final ListenerCatalog listeners;

  /** The URI of ManageSieve; null before it is needed and after a change of settings. */
  private volatile Optional<String> server;

  @Inject
  public EventRules(
      Instance<ScriptAccess> scripts,
      ScriptDataAccess world,
      RuleScope scope,
      RuleRunRecorder notes,
      RuleMailSender mail,
      ListenerCatalog listeners) {
    this.scripts = scripts;
    this.world = world;
    this.scope = scope;
    this.notes = notes;
    this.mail = mail;
    this.listeners = listeners;
  }

  @PostConstruct
  void start() {
    listeners.watch(() -> server = null);
  }

  @Override
  public Optional<String> server() {
    Optional<String> known = server;
    if (known == null) {
      known =
          listeners.listeners().stream()
              .filter(spec -> spec.service() == Service.MANAGESIEVE)
              .findFirst()
              .map(spec -> spec.port() == USUAL_PORT ? "" : ":" + spec.port())
              .map(port -> "sieve://" + world.host() + port);
      server = known;
    }
    return known;
  }

  @Override
  public Answer<Optional<byte[]>> active(Caller caller) {
    ScriptOwner owner = new ScriptOwner.Account(caller.account());
    return activeName(caller, owner)
        .then(
            name ->
                name.isEmpty()
                    ? new Answer.Done<>(Optional.empty())
                    : scripts
                        .get()
                        .read(caller, owner, name.get())
                        .map(one -> Optional.of(one.text().getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public Answer<Void> use(Caller caller, Optional<byte[]> text) {
    ScriptOwner owner = new ScriptOwner.Account(caller.account());
    return text.isEmpty()
        ? scripts.get().useNone(caller, owner)
        : activeName(caller, owner)
            .then(
                name ->
                    scripts
                        .get()
                        .change(
                            caller,
                            owner,
                            name.orElse(BRIDGES),
                            new ScriptChange(
                                OptionalLong.empty(),
                                text,
                                Optional.of(ScriptUse.ACTIVE),
                                Optional.empty()))
                        .map(_ -> null));
  }

  private Answer<Optional<String>> activeName(Caller caller, ScriptOwner owner) {
    return scripts
        .get()
        .list(caller, owner)
        .map(
            all ->
                all.stream()
                    .filter(script -> script.use() == ScriptUse.ACTIVE)
                    .map(StoredScript::name)
                    .findFirst());
  }

  @Override
  public void run(MailboxEvent event, List<? extends EventMessage> messages) {
    try {
      Optional<Program> program =
          world.rules().ofMailbox(event.owner(), event.ofServer(), event.script());
      if (program.isPresent()) {
        run(event, program.get(), messages);
      }
    } catch (RuntimeException away) {
      LOG.warnf(away, "The script %s of %s is not run", event.script(), event.mailbox().path());
    }
  }

  private void run(MailboxEvent event, Program program, List<? extends EventMessage> messages) {
    String owner = world.address(event.owner());
    long domain = scope.domain(new ScriptOwner.Account(event.owner()));
    long begin = System.nanoTime();
    int count = 0;
    for (EventMessage message : messages) {
      if (count == MOST_MESSAGES || System.nanoTime() - begin > MOST_TIME.toNanos()) {
        LOG.warnf(
            "The script %s of %s was run on %d of %d messages: there were too many at once",
            event.script(), owner, count, messages.size());
        return;
      }
      try {
        run(event, program, message, owner, domain);
      } catch (IOException | RuntimeException hindered) {
        LOG.warnf(hindered, "The script %s of %s did not finish", event.script(), owner);
      }
      count++;
    }
  }

  private void run(
      MailboxEvent event, Program program, EventMessage touched, String owner, long domain)
      throws IOException {
    Optional<Content> found = touched.open();
    if (found.isEmpty()) {
      return;
    }
    try (Content content = found.get()) {
      Header header = Header.read(content.stream());
      var recipient =
          new FilingQuestion(
              new ForwardPath(owner, Set.of(), Optional.empty()),
              event.owner(),
              domain,
              "",
              OptionalLong.empty(),
              header);
      AccountEnvironment environment =
          world.of(recipient, owner, false, ScriptRunContext.of(event, touched));
      SieveResult result =
          SieveInterpreter.run(
              List.of(program),
              SieveMessage.of(header, content.size(), content::read),
              new SieveEnvelope("", owner),
              environment,
              world.limits(recipient));
      String id = header.first("Message-ID").map(HeaderField::utf8).orElse("");
      result
          .fault()
          .ifPresent(fault -> LOG.infof("A mailbox rule of %s failed at %s: %s", owner, id, fault));
      var question =
          new RuleQuestion(
              event.script(),
              new ReversePath(
                  owner,
                  content.size(),
                  ReversePath.Body.EIGHT_BIT_MIME,
                  false,
                  Optional.empty(),
                  Optional.empty()),
              content.size(),
              () -> touched.open().orElseThrow(() -> new IOException("The message was expunged")),
              recipient,
              Filing.INBOX);
      if (result.fault().isEmpty()) {
        new EventActions(
                touched, environment, new SieveDeliveryBuilder(question, environment, world))
            .take(result.actions(), wanted -> mail.send(question, wanted));
      }
      notes.note(note(event, recipient, id, result, environment.told()));
    }
  }

  private static RuleRun note(
      MailboxEvent event,
      FilingQuestion recipient,
      String id,
      SieveResult result,
      List<String> told) {
    return new RuleRun(
        event.cause().name().toLowerCase(Locale.ROOT),
        id,
        Instant.now(),
        recipient.domain(),
        recipient.path().address(),
        ActionWords.of(result.actions()),
        Stream.concat(
                result.trace().stream().limit(RuleRun.MOST_LINES).map(TraceLine::toString),
                told.stream())
            .toList(),
        result.fault().map(SieveError::toString).orElse(""));
  }
}
