package org.carillon.policy.internal.sieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.program.ProgramCall;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryActions.Copy;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.contract.stage.DeliveryActions.Memory;
import org.carillon.contract.stage.DeliveryActions.Onward;
import org.carillon.contract.stage.DeliveryActions.Reply;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.sieve.action.MessageState;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.Redirection;
import org.carillon.sieve.action.SieveAction;

/** Turns the actions of a run into the delivery of the message. Used for one run. */
final class SieveDeliveryBuilder {
  private static final String REFUSED = "5.7.1";

  private final RuleQuestion question;
  private final AccountEnvironment environment;
  private final ScriptDataAccess world;
  private final List<Copy> copies = new ArrayList<>();
  private final List<Onward> onward = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private Optional<Refused> refusal = Optional.empty();
  private Optional<String> hold = Optional.empty();
  private Optional<String> tag = Optional.empty();

  SieveDeliveryBuilder(
      RuleQuestion question, AccountEnvironment environment, ScriptDataAccess world) {
    this.question = question;
    this.environment = environment;
    this.world = world;
  }

  DeliveryActions of(List<SieveAction> actions) throws IOException {
    for (SieveAction action : actions) {
      if (action instanceof SieveAction.Tag(String text)) {
        tag = Optional.of(text);
      }
    }
    for (SieveAction action : actions) {
      take(action);
    }
    return new DeliveryActions(copies, onward, replies, memories, refusal, hold);
  }

  private void take(SieveAction action) throws IOException {
    switch (action) {
      case SieveAction.Keep keep -> keep(keep.flags(), keep.message());
      case SieveAction.FileInto file -> copy(place(file.into()), form(file.message()));
      case SieveAction.Redirect redirect -> redirect(redirect);
      case SieveAction.Mirror mirror ->
          onward.add(
              new Onward(
                  path(mirror.address(), Redirection.PLAIN),
                  Optional.empty(),
                  Optional.empty(),
                  Form.AS_IT_CAME));
      case SieveAction.Route route ->
          onward.add(
              new Onward(
                  question.recipient().path(),
                  Optional.of(route.destination()),
                  Optional.empty(),
                  form(route.message())));
      case SieveAction.StoreInAccount stored ->
          onward.add(
              new Onward(
                  path(stored.account(), Redirection.PLAIN),
                  Optional.empty(),
                  Optional.of(
                      new Filing(
                          new MailboxName(stored.into().mailbox()),
                          flags(stored.into().flags().orElse(List.of())))),
                  form(stored.message())));
      case SieveAction.Refuse refuse ->
          refusal = Optional.of(new Refused(550, REFUSED, oneLine(refuse.reason())));
      case SieveAction.Quarantine quarantine -> hold = Optional.of(oneLine(quarantine.reason()));
      case SieveAction.Vacation vacation -> replies.add(vacation(vacation));
      case SieveAction.Notify notify -> notify(notify);
      case SieveAction.TrackDuplicate seen ->
          memories.add(new Memory(MemoryKey.duplicate(seen.key()), seen.period()));
      case SieveAction.Pipe pipe -> onward.add(handed(pipe));
      case SieveAction.Discard _, SieveAction.Tag _, SieveAction.Calendar _ -> {
        // Nothing is to be done, or it is done with the other actions.
      }
    }
  }

  /** Redirects the message, or keeps it if the address is not allowed. */
  private void redirect(SieveAction.Redirect redirect) throws IOException {
    if (world.mayRedirect(question.recipient(), redirect.address())) {
      onward.add(
          new Onward(
              path(redirect.address(), redirect.how()),
              Optional.empty(),
              Optional.empty(),
              form(redirect.message())));
    } else {
      environment.tell(
          "The message is not forwarded to " + redirect.address() + ": that is not allowed");
      if (copies.isEmpty()) {
        keep(List.of(), redirect.message());
      }
    }
  }

  /** Passes the message to a program, whose success is not reported if a copy is kept. */
  private Onward handed(SieveAction.Pipe pipe) {
    ForwardPath own = question.recipient().path();
    ForwardPath to =
        pipe.copy()
            ? new ForwardPath(own.address(), Set.of(Notify.NEVER), own.originalRecipient())
            : own;
    var call = new ProgramCall(pipe.program(), pipe.arguments(), pipe.mayFail(), pipe.copy());
    return Onward.to(to, call, form(pipe.message()));
  }

  private void keep(List<String> flags, MessageState message) throws IOException {
    Filing filing = question.filing();
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    Set<String> keywords = new LinkedHashSet<>(filing.flags().keywords());
    system.addAll(filing.flags().system());
    Flags own = flags(flags);
    system.addAll(own.system());
    keywords.addAll(own.keywords());
    copy(new Filing(filing.mailbox(), new Flags(system, keywords)), form(message));
  }

  /** Stores a copy, once per mailbox (RFC 5228 §2.10.3): the later flags count. */
  private void copy(Filing filing, Form form) {
    for (int i = 0; i < copies.size(); i++) {
      if (copies.get(i).filing().mailbox().equals(filing.mailbox())) {
        copies.set(i, new Copy(filing, form));
        return;
      }
    }
    copies.add(new Copy(filing, form));
  }

  private Filing place(Placement placement) throws IOException {
    return new Filing(environment.mailbox(placement), flags(placement.flags().orElse(List.of())));
  }

  static Flags flags(List<String> names) {
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    Set<String> keywords = new LinkedHashSet<>();
    for (String name : names) {
      Optional<Flag> known = Flag.named(name);
      known.ifPresent(system::add);
      if (known.isEmpty() && !name.startsWith("\\")) {
        keywords.add(name);
      }
    }
    return new Flags(system, keywords);
  }

  /** Returns the message as a script left it. */
  Form form(MessageState state) {
    Header came = question.recipient().header();
    Header header = tag.map(text -> tagged(state.header(), text)).orElse(state.header());
    boolean same = header.equals(came) && state.body().isEmpty();
    return same ? Form.AS_IT_CAME : known(new Form(Optional.of(header), state.body()));
  }

  /** Returns the form of an equal copy, so that both share one content. */
  private Form known(Form form) {
    for (Copy copy : copies) {
      if (alike(copy.form(), form)) {
        return copy.form();
      }
    }
    return form;
  }

  private static boolean alike(Form one, Form other) {
    return one.header().isPresent()
        && Arrays.equals(one.header().get().octets(), other.header().orElseThrow().octets())
        && (one.body().isEmpty()
            ? other.body().isEmpty()
            : other.body().isPresent() && Arrays.equals(one.body().get(), other.body().get()));
  }

  private static Header tagged(Header header, String text) {
    String word = oneLine(text);
    String subject = header.first("Subject").map(HeaderField::utf8).orElse("");
    var line = new HeaderWriter(true).text("Subject", word + " " + subject);
    return header.edit().remove("Subject").append(line.toString()).apply();
  }

  private static ForwardPath path(String address, Redirection how) {
    Set<Notify> reports = EnumSet.noneOf(Notify.class);
    for (String each : how.reports().orElse("").split(",")) {
      for (Notify known : Notify.values()) {
        if (known.name().equals(each.strip().toUpperCase(Locale.ROOT))) {
          reports.add(known);
        }
      }
    }
    return new ForwardPath(address, reports, Optional.empty());
  }

  private Reply vacation(SieveAction.Vacation vacation) throws IOException {
    String own = world.address(question.recipient().account());
    byte[] message =
        new VacationMessage(
                own,
                world.sender(question.recipient().account(), vacation.reply().from()),
                world.host(),
                environment.now())
            .of(vacation.to(), vacation.reply());
    Optional<Memory> unless =
        vacation.period().isZero()
            ? Optional.empty()
            : Optional.of(
                new Memory(
                    MemoryKey.answer(vacation.key(), vacation.to().toLowerCase(Locale.ROOT)),
                    vacation.period()));
    return new Reply(vacation.to(), message, copyIn(vacation.copyInto()), unless);
  }

  private void notify(SieveAction.Notify notify) throws IOException {
    String own = world.address(question.recipient().account());
    var message =
        new NotificationMessage(
            own,
            world.sender(question.recipient().account(), notify.from()),
            world.host(),
            environment.now(),
            question.recipient().header());
    for (String to : message.recipients(notify)) {
      if (!world.mayRedirect(question.recipient(), to)) {
        environment.tell("No notification is sent to " + to + ": that is not allowed");
        continue;
      }
      replies.add(
          new Reply(to, message.of(to, notify), copyIn(notify.copyInto()), Optional.empty()));
    }
  }

  private Optional<Filing> copyIn(Optional<Placement> placement) throws IOException {
    return placement.isEmpty() ? Optional.empty() : Optional.of(place(placement.get()));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
