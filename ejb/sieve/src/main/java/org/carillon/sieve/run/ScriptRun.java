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

/** The state of a run. Used by one thread. */
public final class ScriptRun {

  /** The steps of a run for one step of the budget, which is more expensive. */
  private static final int STEPS = 2;

  private final SieveMessage message;
  private final SieveEnvelope envelope;
  private final SieveEnvironment environment;
  private final SieveLimits limits;
  private final Trace trace;
  private final ActionList actions;
  private final Variables.Shared shared = new Variables.Shared();
  private final Set<String> included = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final ChangedBody body;

  /** The delivery's remaining budget for this run: part of it is left for the next script. */
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

  /** Creates a run before its first command. */
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
    this.actions = new ActionList(limits);
    this.fields = new FieldValues(message.header());
    this.body = new ChangedBody(message);
    this.variables = new Variables(limits, shared);
  }

  /** Runs a separate script, with new variables and flags. */
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

  /** Runs an included script (RFC 6609 §3.2). */
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

  /** Counts a command or a test of that line. */
  void step(int atLine) {
    line = atLine;
    work(0);
  }

  public int line() {
    return line;
  }

  /** Counts processed characters: they limit a run's time. */
  public void work(long characters) {
    long after = steps + 1 + (characters >> 6);
    if (after > ceiling) {
      throw ceiling < most
          ? ScriptFault.ofStep("The message is too long for this test (steps)")
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
   * Runs one test. It may take half of the remaining steps, so that a message that is expensive for
   * it leaves enough for later tests. An unusable value makes it false, and is traced.
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

  /** Traces a fault that affects only its step; throws others. */
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

  public ActionList actions() {
    return actions;
  }

  public Variables variables() {
    return variables;
  }

  /** The message's header values, with changes (RFC 5293 §6). */
  public FieldValues fields() {
    return fields;
  }

  public void change(Header header) {
    fields = new FieldValues(header);
    root = null;
  }

  /** The current flags (RFC 5232 §2). */
  public List<String> flags() {
    return flags;
  }

  public void setFlags(List<String> flags) {
    this.flags = List.copyOf(flags);
  }

  /** Returns whether the message has a body, which begins with an empty line (RFC 5173 §4). */
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

  /** The current part of a loop, if there is one (RFC 5703 §3). */
  public Optional<MessagePart> part() {
    return Optional.ofNullable(part);
  }

  /** Sets a loop's current part, empty at its end. */
  public void enter(Optional<MessagePart> next) {
    part = next.orElse(null);
  }

  public ChangedBody body() {
    return body;
  }

  /** The name of the loop to leave; empty for the innermost. */
  public String brokenLoop() {
    return brokenLoop;
  }

  /** Sets the loop to leave. */
  public void breakLoop(String name) {
    brokenLoop = name;
  }

  /** The current message; its body only if it was changed. */
  public MessageState state() throws IOException {
    return new MessageState(
        fields.header(), body.isUnchanged() ? Optional.empty() : Optional.of(bodyOctets()));
  }

  /** The whole current body. */
  public byte[] bodyOctets() throws IOException {
    if (message.size() - message.header().length() > limits.bodyOctets()) {
      throw ScriptFault.ofDelivery(
          "The message's body has more than " + limits.bodyOctets() + " octets (bodyOctets)");
    }
    work(message.size());
    return body.octets();
  }

  /** The action if nothing else was done with the message. */
  SieveAction implicitKeep() throws IOException {
    return new SieveAction.Keep(flags, true, state());
  }
}
