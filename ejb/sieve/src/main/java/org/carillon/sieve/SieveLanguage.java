package org.carillon.sieve;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.Dialect;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.context.DuplicateCondition;
import org.carillon.sieve.context.EnvironmentCondition;
import org.carillon.sieve.context.ListExistsCondition;
import org.carillon.sieve.context.MailboxExistsCondition;
import org.carillon.sieve.context.MailboxIdExistsCondition;
import org.carillon.sieve.context.MetadataCondition;
import org.carillon.sieve.context.MetadataExistsCondition;
import org.carillon.sieve.context.SpamCondition;
import org.carillon.sieve.context.SpecialUseExistsCondition;
import org.carillon.sieve.context.VirusCondition;
import org.carillon.sieve.control.AllOfCondition;
import org.carillon.sieve.control.AnyOfCondition;
import org.carillon.sieve.control.DebugLogCommand;
import org.carillon.sieve.control.ErrorCommand;
import org.carillon.sieve.control.FalseCondition;
import org.carillon.sieve.control.GlobalCommand;
import org.carillon.sieve.control.IhaveCondition;
import org.carillon.sieve.control.IncludeCommand;
import org.carillon.sieve.control.NotCondition;
import org.carillon.sieve.control.ReturnCommand;
import org.carillon.sieve.control.SetVariable;
import org.carillon.sieve.control.StopCommand;
import org.carillon.sieve.control.StringCondition;
import org.carillon.sieve.control.TrueCondition;
import org.carillon.sieve.filing.DiscardCommand;
import org.carillon.sieve.filing.ExecuteCommand;
import org.carillon.sieve.filing.FileIntoCommand;
import org.carillon.sieve.filing.FilterCommand;
import org.carillon.sieve.filing.FlagCommand;
import org.carillon.sieve.filing.HasFlagCondition;
import org.carillon.sieve.filing.KeepCommand;
import org.carillon.sieve.filing.MarkCommand;
import org.carillon.sieve.filing.MirrorCommand;
import org.carillon.sieve.filing.PipeCommand;
import org.carillon.sieve.filing.QuarantineCommand;
import org.carillon.sieve.filing.RedirectCommand;
import org.carillon.sieve.filing.RejectCommand;
import org.carillon.sieve.filing.RouteCommand;
import org.carillon.sieve.filing.StoreInAccountCommand;
import org.carillon.sieve.filing.TagCommand;
import org.carillon.sieve.header.AddHeaderCommand;
import org.carillon.sieve.header.AddressCondition;
import org.carillon.sieve.header.BodyCondition;
import org.carillon.sieve.header.CurrentDateCondition;
import org.carillon.sieve.header.DateCondition;
import org.carillon.sieve.header.DeleteHeaderCommand;
import org.carillon.sieve.header.EnvelopeCondition;
import org.carillon.sieve.header.ExistsCondition;
import org.carillon.sieve.header.HeaderCondition;
import org.carillon.sieve.header.SizeCondition;
import org.carillon.sieve.part.BreakCommand;
import org.carillon.sieve.part.EncloseCommand;
import org.carillon.sieve.part.ExtractTextCommand;
import org.carillon.sieve.part.ForEveryPartCommand;
import org.carillon.sieve.part.ReplacePartCommand;
import org.carillon.sieve.reply.DenotifyCommand;
import org.carillon.sieve.reply.EnotifyCommand;
import org.carillon.sieve.reply.NotifyCapabilityCondition;
import org.carillon.sieve.reply.NotifyMethodCondition;
import org.carillon.sieve.reply.OldNotifyCommand;
import org.carillon.sieve.reply.ProcessCalendarCommand;
import org.carillon.sieve.reply.VacationCommand;

/** The table of commands and tests: a new one is a class and a line here. */
public final class SieveLanguage {
  private static final List<CommandType> COMMANDS =
      List.of(
          new StopCommand(),
          new KeepCommand(),
          new DiscardCommand(),
          new RedirectCommand(),
          new FileIntoCommand(),
          RejectCommand.reject(),
          RejectCommand.ereject(),
          FlagCommand.setflag(),
          FlagCommand.addflag(),
          FlagCommand.removeflag(),
          MarkCommand.mark(),
          MarkCommand.unmark(),
          new SetVariable(),
          new IncludeCommand(),
          new ReturnCommand(),
          new GlobalCommand(),
          new ErrorCommand(),
          new VacationCommand(),
          new EnotifyCommand(),
          new OldNotifyCommand(),
          new DenotifyCommand(),
          new AddHeaderCommand(),
          new DeleteHeaderCommand(),
          new ForEveryPartCommand(),
          new BreakCommand(),
          new ExtractTextCommand(),
          new ReplacePartCommand(),
          new EncloseCommand(),
          new ProcessCalendarCommand(),
          new PipeCommand(),
          new ExecuteCommand(),
          new FilterCommand(),
          new MirrorCommand(),
          new TagCommand(),
          new QuarantineCommand(),
          new RouteCommand(),
          new StoreInAccountCommand(),
          new DebugLogCommand());

  private static final List<TestType> TESTS =
      List.of(
          new TrueCondition(),
          new FalseCondition(),
          new NotCondition(),
          new AllOfCondition(),
          new AnyOfCondition(),
          new HeaderCondition(),
          new AddressCondition(),
          new EnvelopeCondition(),
          new ExistsCondition(),
          new SizeCondition(),
          new BodyCondition(),
          new DateCondition(),
          new CurrentDateCondition(),
          new HasFlagCondition(),
          new StringCondition(),
          new IhaveCondition(),
          new MailboxExistsCondition(),
          new MailboxIdExistsCondition(),
          new SpecialUseExistsCondition(),
          MetadataCondition.ofMailbox(),
          MetadataCondition.ofServer(),
          MetadataExistsCondition.ofMailbox(),
          MetadataExistsCondition.ofServer(),
          new EnvironmentCondition(),
          new DuplicateCondition(),
          new SpamCondition(),
          new VirusCondition(),
          new ListExistsCondition(),
          new NotifyMethodCondition(),
          new NotifyCapabilityCondition(),
          new ExecuteCommand(),
          new FilterCommand());

  /** The capabilities for tags, comparators and strings alone. */
  private static final Set<String> OTHERS =
      Set.of(
          "comparator-i;octet",
          "comparator-i;ascii-casemap",
          "comparator-i;ascii-numeric",
          "comparator-i;unicode-casemap",
          "encoded-character",
          "copy",
          "subaddress",
          "relational",
          "regex",
          "index",
          "mailbox",
          "special-use",
          "mailboxid",
          "fcc",
          "vacation-seconds",
          "spamtestplus",
          "envelope-dsn",
          "envelope-deliverby",
          "redirect-dsn",
          "redirect-deliverby",
          "mime",
          "extlists",
          "imapsieve",
          "vnd.carillon.environment",
          "vnd.dovecot.environment");

  private static final Set<String> OF_DELIVERY =
      Set.of(
          "reject",
          "ereject",
          "vacation",
          "vacation-seconds",
          "envelope",
          "envelope-dsn",
          "envelope-deliverby",
          "vnd.carillon.quarantine",
          "vnd.carillon.route");

  /** Capabilities that affect only the account. */
  private static final Set<String> HARMLESS =
      Set.of(
          "vnd.carillon.debug",
          "vnd.carillon.environment",
          "vnd.carillon.tag",
          "vnd.dovecot.debug",
          "vnd.dovecot.duplicate",
          "vnd.dovecot.environment");

  /** Implied capabilities (RFC 6131 §2, RFC 5235 §3.3, RFC 6009 §3), and Pigeonhole's. */
  private static final Map<String, String> IMPLIED =
      Map.of(
          "vacation-seconds", "vacation",
          "spamtestplus", "spamtest",
          "envelope-dsn", "envelope",
          "envelope-deliverby", "envelope",
          "vnd.dovecot.environment", "environment",
          "vnd.carillon.environment", "environment");

  static final Dialect DIALECT = new Dialect(COMMANDS, TESTS, all(), IMPLIED);

  private SieveLanguage() {}

  private static Set<String> all() {
    Set<String> all = new HashSet<>(OTHERS);
    COMMANDS.forEach(command -> all.addAll(command.capabilities()));
    TESTS.forEach(test -> all.addAll(test.capabilities()));
    return all;
  }

  public static Set<String> capabilities() {
    return DIALECT.capabilities();
  }

  /** The capabilities that work only during delivery, not for IMAP (RFC 6785 §3.11, §4.6). */
  public static Set<String> ofDelivery() {
    return OF_DELIVERY;
  }

  /**
   * The capabilities that need no administrator's permission: none that runs programs, acts beyond
   * the account, or is another server's name for such.
   */
  public static Set<String> forAccounts() {
    Set<String> allowed = new TreeSet<>();
    for (String capability : capabilities()) {
      boolean vendor = capability.startsWith("vnd.");
      if (!vendor || HARMLESS.contains(capability)) {
        allowed.add(capability);
      }
    }
    return allowed;
  }
}
