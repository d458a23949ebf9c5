package org.carillon.policy.internal.sieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.policy.internal.program.Programs;
import org.carillon.policy.rule.ExternalList;
import org.carillon.policy.verdict.VerdictField;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.SieveEnvironment;

/** The environment of an account's scripts during a run, looked up on demand. */
final class AccountEnvironment implements SieveEnvironment {
  private static final int MOST_PERCENT = 100;

  private final ScriptDataAccess world;
  private final FilingQuestion recipient;
  private final String sender;
  private final boolean isJunk;
  private final ScriptRunContext circumstances;
  private final ZonedDateTime now;
  private final List<String> told = new ArrayList<>();
  private List<MailboxEntry> mailboxes;

  /** The total run time of programs. */
  private Duration waited = Duration.ZERO;

  AccountEnvironment(
      ScriptDataAccess world,
      FilingQuestion recipient,
      String sender,
      boolean isJunk,
      ScriptRunContext circumstances,
      ZonedDateTime now) {
    this.circumstances = circumstances;
    this.isJunk = isJunk;
    this.world = world;
    this.recipient = recipient;
    this.sender = sender;
    this.now = now;
  }

  @Override
  public ZonedDateTime now() {
    return now;
  }

  @Override
  public boolean isJunk() {
    return isJunk;
  }

  @Override
  public List<String> ownAddresses() {
    return world.addresses(recipient.account());
  }

  @Override
  public Optional<String> item(String name) {
    return switch (name) {
      case "name" -> Optional.of("Carillon");
      case "host" -> Optional.of(world.host());
      case "domain" -> Optional.of(domain(world.host()));
      default -> Optional.ofNullable(circumstances.items().get(name));
    };
  }

  @Override
  public List<String> flags() {
    return circumstances.flags();
  }

  private static String domain(String host) {
    return host.substring(host.indexOf('.') + 1);
  }

  private List<MailboxEntry> mailboxes() throws IOException {
    if (mailboxes == null) {
      mailboxes = world.mailboxes().list(recipient.account());
    }
    return mailboxes;
  }

  @Override
  public boolean hasMailbox(String name) throws IOException {
    MailboxName wanted = new MailboxName(name);
    return mailboxes().stream()
        .anyMatch(entry -> entry.name().equals(wanted) && entry.rights().has(Right.POST));
  }

  @Override
  public boolean hasMailboxId(String id) throws IOException {
    return mailboxes().stream().anyMatch(entry -> entry.mailboxId().equals(id));
  }

  @Override
  public boolean hasSpecialUse(Optional<String> mailbox, String use) throws IOException {
    Optional<MailboxName> wanted = mailbox.map(MailboxName::new);
    return mailboxes().stream()
        .filter(entry -> wanted.isEmpty() || entry.name().equals(wanted.get()))
        .anyMatch(entry -> isFor(entry, use));
  }

  private static boolean isFor(MailboxEntry entry, String use) {
    return entry.uses().stream().anyMatch(each -> each.attribute().equalsIgnoreCase(use));
  }

  /**
   * Returns the mailbox for a placement: by its id, by its special use, by its name, or a new one.
   * If there is none, it is the inbox, so that no message is lost (RFC 5228 §4.1).
   */
  MailboxName mailbox(Placement placement) throws IOException {
    Optional<MailboxName> better = byId(placement);
    if (better.isEmpty()) {
      better = byUse(placement);
    }
    if (better.isPresent()) {
      return better.get();
    }
    MailboxName named = new MailboxName(placement.mailbox());
    if (named.isInbox() || hasMailbox(named.path())) {
      return named;
    }
    if (placement.create() && make(named)) {
      return named;
    }
    return MailboxName.INBOX;
  }

  private boolean make(MailboxName named) throws IOException {
    if (world.mayMake(recipient) <= 0) {
      told.add(
          "The folder "
              + named.path()
              + " is not created: rules have created too many folders today");
      return false;
    }
    if (!world.mailboxes().create(recipient.account(), named)) {
      return false;
    }
    world.made(recipient);
    mailboxes = null;
    return true;
  }

  /** Adds a line to the message's trace, besides lines of scripts. */
  void tell(String line) {
    told.add(line);
  }

  List<String> told() {
    return List.copyOf(told);
  }

  private Optional<MailboxName> byId(Placement placement) throws IOException {
    if (placement.mailboxId().isEmpty()) {
      return Optional.empty();
    }
    return mailboxes().stream()
        .filter(entry -> entry.mailboxId().equals(placement.mailboxId().get()))
        .map(MailboxEntry::name)
        .findFirst();
  }

  private Optional<MailboxName> byUse(Placement placement) throws IOException {
    if (placement.specialUse().isEmpty()) {
      return Optional.empty();
    }
    String use = placement.specialUse().get();
    return mailboxes().stream()
        .filter(entry -> isFor(entry, use))
        .map(MailboxEntry::name)
        .findFirst();
  }

  /** Returns an annotation. Entry names are compared ignoring case (RFC 5464 §3.2). */
  @Override
  public Optional<String> annotation(Optional<String> mailbox, String name) throws IOException {
    return world
        .mailboxes()
        .annotation(
            recipient.account(), mailbox.map(MailboxName::new), name.toLowerCase(Locale.ROOT))
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  @Override
  public OptionalInt spamPercent() {
    return VerdictField.in(recipient.header())
        .map(verdict -> OptionalInt.of((int) Math.clamp(verdict.points(), 0, MOST_PERCENT)))
        .orElse(OptionalInt.empty());
  }

  @Override
  public boolean isDuplicate(String key) {
    return world.memory().holds(recipient.account(), MemoryKey.duplicate(key));
  }

  @Override
  public boolean hasList(String name) {
    return world.lists().find(name).isPresent();
  }

  /** Returns whether a value is in a list. An unknown list is an error (RFC 6134 §2.7). */
  @Override
  public boolean isListed(String list, String value) throws IOException {
    return list(list).holds(recipient.account(), recipient.domain(), value);
  }

  @Override
  public List<String> addresses(String list) throws IOException {
    return list(list)
        .addresses(
            recipient.account(), recipient.domain(), world.limits(recipient).redirects() + 1);
  }

  private ExternalList list(String name) {
    return world
        .lists()
        .find(name)
        .orElseThrow(() -> new ScriptFault("No external list is named " + name));
  }

  @Override
  public Optional<Program> included(boolean isGlobal, String name) {
    return world
        .rules()
        .included(
            circumstances.occasion(), recipient.account(), recipient.domain(), isGlobal, name);
  }

  /** Runs a program. All programs of a run share its time, since the sender waits. */
  @Override
  public Optional<byte[]> execute(String program, List<String> arguments, byte[] input)
      throws IOException {
    Duration left = world.programs().patience().minus(waited);
    if (!left.isPositive()) {
      return Optional.empty();
    }
    long begin = System.nanoTime();
    try {
      var envelope = new Programs.Envelope(sender, recipient.path().address());
      return world.programs().ask(program, arguments, envelope, input, left);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is being stopped", stopping);
    } finally {
      waited = waited.plusNanos(System.nanoTime() - begin);
    }
  }
}
