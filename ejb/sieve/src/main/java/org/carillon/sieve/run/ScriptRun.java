package org.carillon.sieve.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.mime.header.Header;
import org.carillon.sieve.action.MessageState;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.message.ChangedBody;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.syntax.SieveLimits;

/** What a run knows while it goes on. Used by one thread. */
public final class ScriptRun {

  /** So many steps of a run are one of the budget's, whose values cost more to look at. */
  private static final int STEPS = 2;

  private final SieveMessage message;
  private final SieveEnvelope envelope;
  private final SieveEnvironment environment;
  private final SieveLimits limits;
  private final Trace trace;
  private final TakenActions actions;
  private final Variables.Shared shared = new Variables.Shared();
  private final Set<String> included = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final ChangedBody body;

  /** What the delivery has left for this run: one script leaves something to the next. */
  private final WorkBudget budget = WorkBudget.current().partOfSteps();

  private final long most;
  private FieldValues fields;
  private MessagePart root;
  private MessagePart part;
  private Variables variables;
  private List<String> flags = List.of();
  private String brokenLoop = "";
  private long steps;
  private long ceiling;
  private int line;
  private int includes;

  /** Before its first command. */
  ScriptRun(
      SieveMessage message,
      SieveEnvelope envelope,
      SieveEnvironment environment,
      SieveLimits limits) {
    this.message = message;
    this.envelope = envelope;
    this.environment = environment;
    this.limits = limits;
    this.most = Math.min(limits.steps(), STEPS * budget.left());
    this.ceiling = most;
    this.trace = new Trace(limits.traceLines());
    this.actions = new TakenActions(limits);
    this.fields = new FieldValues(message.header());
    this.body = new ChangedBody(message);
    this.variables = new Variables(limits, shared);
  }

  /** Runs a script of its own: variables and flags begin anew. */
  ScriptFlow begin(Program program) throws IOException {
    variables = new Variables(limits, shared);
    flags = List.copyOf(environment.flags());
    trace.enter(program.name());
    if (program.name().isEmpty()) {
      // The account's active script may be included by its name, too.
      included.add("personal ");
      open.push("personal ");
    }
    return program.block().run(this);
  }

  /** Runs another script within the one that is being run (RFC 6609 §3.2). */
  public ScriptFlow include(Program program, boolean isGlobal, boolean once) throws IOException {
    String script = (isGlobal ? "global " : "personal ") + program.name();
    if (!included.add(script) && once) {
      return ScriptFlow.NEXT;
    }
    if (open.contains(script)) {
      throw new ScriptFault("The script " + program.name() + " includes itself");
    }
    if (++includes > limits.includes()) {
      throw ScriptFault.limit("includes", limits.includes());
    }
    Variables before = variables;
    String name = trace.enter(program.name());
    int includingLine = line;
    open.push(script);
    variables = new Variables(limits, shared);
    ScriptFlow flow = program.block().run(this);
    variables = before;
    open.pop();
    trace.enter(name);
    line = includingLine;
    return flow == ScriptFlow.STOP ? ScriptFlow.STOP : ScriptFlow.NEXT;
  }

  /** A command or a test of that line begins. */
  void step(int atLine) {
    line = atLine;
    work(0);
  }

  /** The line that is being run. */
  public int line() {
    return line;
  }

  /** Characters are being looked at: what bounds a run's time. */
  public void work(long characters) {
    long after = steps + 1 + (characters >> 6);
    if (after > ceiling) {
      throw ceiling < most
          ? ScriptFault.ofStep("The message is too long to be looked at so (steps)")
          : most < limits.steps() ? tooMuch() : ScriptFault.limit("steps", most);
    }
    if (!budget.take(after / STEPS - steps / STEPS)) {
      throw tooMuch();
    }
    steps = after;
  }

  private static ScriptFault tooMuch() {
    return new ScriptFault("Reading this message and its scripts takes too much work (steps)");
  }

  /**
   * Asks one test. It may take half of what is left of the steps: a message that is long for it
   * leaves enough for the tests behind it. What it can't use makes it false, and is told.
   */
  boolean ask(int atLine, ScriptCondition condition) throws IOException {
    long before = ceiling;
    ceiling = steps + (before - steps) / 2;
    try {
      return condition.test(this);
    } catch (ScriptFault fault) {
      contain(atLine, fault);
      return false;
    } finally {
      ceiling = before;
    }
  }

  /** Tells a fault that spoils no more than the step it is of; throws others. */
  void contain(int atLine, ScriptFault fault) {
    if (fault.reach() == ScriptFault.Reach.SCRIPT) {
      throw fault;
    }
    trace.tell(atLine, fault.getMessage());
  }

  public SieveMessage message() {
    return message;
  }

  public SieveEnvelope envelope() {
    return envelope;
  }

  public SieveEnvironment environment() {
    return environment;
  }

  public SieveLimits limits() {
    return limits;
  }

  public Trace trace() {
    return trace;
  }

  public TakenActions actions() {
    return actions;
  }

  public Variables variables() {
    return variables;
  }

  /** What the message's header says, as it was changed (RFC 5293 §6). */
  public FieldValues fields() {
    return fields;
  }

  /** Gives the message another header. */
  public void change(Header header) {
    fields = new FieldValues(header);
    root = null;
  }

  /** The flags that are set by and by (RFC 5232 §2). */
  public List<String> flags() {
    return flags;
  }

  public void setFlags(List<String> flags) {
    this.flags = List.copyOf(flags);
  }

  /**
   * Whether the message has a body, be it an empty one: a header without an empty line behind it
   * has none (RFC 5173 §4).
   */
  public boolean hasBody() {
    Header came = message.header();
    return came.endLine() > 0 || came.length() < message.size();
  }

  /** The message's body with its parts. */
  public MessagePart root() throws IOException {
    if (root == null) {
      root = new MessagePart(message, fields);
    }
    return root;
  }

  /** The part that a loop is at, if there is one (RFC 5703 §3). */
  public Optional<MessagePart> part() {
    return Optional.ofNullable(part);
  }

  /** A loop comes to a part, or to its end. */
  public void enter(Optional<MessagePart> next) {
    part = next.orElse(null);
  }

  /** What is changed of the body. */
  public ChangedBody body() {
    return body;
  }

  /** The loop that is being left; empty for the innermost. */
  public String brokenLoop() {
    return brokenLoop;
  }

  /** A loop is being left. */
  public void breakLoop(String name) {
    brokenLoop = name;
  }

  /** The message as it is now; its body only when it is another than it came with. */
  public MessageState state() throws IOException {
    return new MessageState(
        fields.header(), body.isUnchanged() ? Optional.empty() : Optional.of(bodyOctets()));
  }

  /** The body as it is now, all of it. */
  public byte[] bodyOctets() throws IOException {
    if (message.size() - message.header().length() > limits.bodyOctets()) {
      throw ScriptFault.ofDelivery(
          "The message's body has more than " + limits.bodyOctets() + " octets (bodyOctets)");
    }
    work(message.size());
    return body.octets();
  }

  /** What the script does when nothing was done with the message. */
  SieveAction implicitKeep() throws IOException {
    return new SieveAction.Keep(flags, true, state());
  }
}
