package org.carillon.webadmin.trace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.InetAddress;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.BanType;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.policy.ban.BanTime;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTrace.Check;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.trace.RuleRun;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One message's history with the reasons, and actions to change the outcome. */
@Named("messageTrace")
@RequestScoped
public class MessageTracePage {
  @Inject private MessageTraces traces;
  @Inject private Directory directory;
  @Inject private Findings found;
  @Inject private Queue queue;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<MessageTrace> all = List.of();
  private List<RuleRun> runs = List.of();
  private List<FindingLine> findings = List.of();
  private boolean waits;

  /** Reads the trace of the message in the address, by either of its ids. */
  public void load() {
    String id = parameters.text("id");
    answers.take(traces.find(visitor.caller(), id)).ifPresent(known -> all = known);
    answers.take(traces.rules(visitor.caller(), id)).ifPresent(known -> runs = known);
    if (getShown() != null) {
      findings = found.lines(getShown().findings());
      waits = queue.get(visitor.caller(), getShown().trace()) instanceof Answer.Done<QueuedMessage>;
    }
  }

  /** Adds its sender to the allowed ones: of the server, or of the visitor's domain. */
  public void allow() {
    String name = "allow-" + getShown().trace();
    AttributeValues entry =
        new AttributeValues()
            .with(FilterEntryType.NAME, name)
            .with(FilterEntryType.TARGET, FilterTarget.SENDER.word())
            .with(FilterEntryType.PATTERN, getShown().sender())
            .with(FilterEntryType.ACTION, FilterAction.ALLOW.word())
            .with(FilterEntryType.NOTE, texts.of("trace.note", getShown().trace()));
    answers
        .take(null, directory.create(visitor.caller(), FilterEntryType.TYPE, entry))
        .ifPresent(
            made -> {
              String pattern = made.values().require(FilterEntryType.PATTERN);
              notices.show(Notice.of("trace.allowed", pattern));
              Redirect.to(
                  "/object?type=filter-entries&filter-entry=" + Redirect.encoded(made.key()));
            });
  }

  /** Bans its client's network for a week. */
  public void ban() {
    InetAddress client;
    try {
      client = InetAddress.ofLiteral(getShown().client());
    } catch (IllegalArgumentException none) {
      answers.wrong(null, texts.of("trace.no-client"));
      return;
    }
    AttributeValues ban =
        new AttributeValues()
            .with(BanType.NETWORK, NetworkPrefix.of(client).toString())
            .with(BanType.REASON, texts.of("trace.note", getShown().trace()))
            .with(BanType.LASTS, BanTime.WEEK.word());
    answers
        .take(null, directory.create(visitor.caller(), BanType.TYPE, ban))
        .ifPresent(
            made -> {
              notices.show(Notice.of("trace.banned", made.key()));
              Redirect.to("/object?type=bans&ban=" + Redirect.encoded(made.key()));
            });
  }

  /** The selected trace, or null. */
  public MessageTrace getShown() {
    return all.isEmpty() ? null : all.getFirst();
  }

  /** The traces of the same message's other receptions. */
  public List<MessageTrace> getOthers() {
    return all.isEmpty() ? List.of() : all.subList(1, all.size());
  }

  /** The runs of recipients' rules. */
  public List<RuleRun> getRuns() {
    return runs;
  }

  public List<FindingLine> getFindings() {
    return findings;
  }

  /** The thresholds for the actions. */
  public List<ThresholdLine> getThresholds() {
    return ThresholdLine.of(getShown(), texts);
  }

  public String getOutcome() {
    return texts.of("trace.outcome." + getShown().handling().word());
  }

  /** Returns whether it waits in the queue and the visitor may see that. */
  public boolean isWaiting() {
    return waits;
  }

  /** The duration of a check, in milliseconds. */
  public String took(Check check) {
    return texts.of("trace.took", check.took().toMillis());
  }

  /** The id of another reception as part of an address. */
  public String encoded(String id) {
    return Redirect.encoded(id);
  }

  public boolean isAllowable() {
    return !getShown().sender().isEmpty();
  }

  public boolean isBannable() {
    return visitor.caller().administersServer();
  }
}
