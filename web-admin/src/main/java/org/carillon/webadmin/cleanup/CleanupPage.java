package org.carillon.webadmin.cleanup;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.recovery.cleanup.Cleanup;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.CleanupPreview;
import org.carillon.recovery.cleanup.Cleanups;
import org.carillon.recovery.cleanup.MessageCriteria;
import org.carillon.task.TaskState;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * Searches all mailboxes for a message; the results are shown before they can be removed, and can
 * be restored.
 */
@Named("cleanup")
@RequestScoped
public class CleanupPage {
  private static final Duration AHEAD = Duration.ofDays(1);

  @Inject private Cleanups cleanups;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<Search> form = new RecordForm<>(Search.class);
  private List<Cleanup> all = List.of();
  private Optional<Cleanup> shown = Optional.empty();
  private Optional<CleanupPreview> preview = Optional.empty();

  /** The maximum age of the message. */
  public enum Span {
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(31)),
    YEAR(Duration.ofDays(366));

    private final Duration length;

    Span(Duration length) {
      this.length = length;
    }
  }

  /**
   * The search criteria.
   *
   * @param sender the address in From
   * @param subject a part of the subject
   * @param url a URL in its text, or a part of one
   * @param messageId its Message-ID
   * @param sha256 the digest of it or of one of its parts
   * @param span the maximum time since it was received
   * @param domain the domain whose accounts are searched
   */
  public record Search(
      @Field(label = "cleanup.sender", help = "cleanup.sender.help") String sender,
      @Field(label = "cleanup.subject") String subject,
      @Field(label = "cleanup.url", help = "cleanup.url.help") String url,
      @Field(label = "cleanup.message-id") String messageId,
      @Field(label = "cleanup.sha256", help = "cleanup.sha256.help") String sha256,
      @Field(label = "cleanup.span", choices = "cleanup.span") Span span,
      @Field(label = "cleanup.domain", help = "cleanup.domain.help") String domain) {}

  @PostConstruct
  void begin() {
    form.show(new Search("", "", "", "", "", Span.WEEK, ""));
  }

  /** Reads the searches and the results of the selected one. */
  public void load() {
    answers.take(cleanups.list(visitor.caller())).ifPresent(found -> all = found);
    Optional<String> id = parameters.some("id");
    if (id.isPresent()) {
      shown = answers.take(cleanups.show(visitor.caller(), id.get()));
      if (shown.isPresent()) {
        preview = answers.take(cleanups.preview(visitor.caller(), id.get()));
      }
    }
  }

  public void find() {
    form.read(answers, texts)
        .ifPresent(
            typed ->
                answers
                    .take(cleanups.find(visitor.caller(), criteria(typed)))
                    .ifPresent(begun -> Redirect.to("/cleanup?id=" + begun.id())));
  }

  private static CleanupCriteria criteria(Search typed) {
    Instant now = Instant.now();
    return new CleanupCriteria(
        Optional.of(typed.domain().strip()).filter(name -> !name.isEmpty()),
        new MessageCriteria(
            Optional.of(typed.messageId()),
            Optional.of(typed.sender()),
            Optional.of(typed.subject()),
            true,
            Optional.of(typed.sha256()),
            Optional.of(typed.url())),
        now.minus(typed.span().length),
        now.plus(AHEAD));
  }

  /** Starts to remove the results. */
  public void remove() {
    begun(cleanups.remove(visitor.caller(), parameters.text("id")), "cleanup.removing");
  }

  /** Starts to restore the removed messages. */
  public void restore() {
    begun(cleanups.restore(visitor.caller(), parameters.text("id")), "cleanup.restoring");
  }

  private void begun(Answer<Cleanup> answer, String said) {
    answers
        .take(answer)
        .ifPresent(
            cleanup -> {
              notices.show(Notice.of(said));
              Redirect.to("/cleanup?id=" + cleanup.id());
            });
  }

  /** Returns the criteria in one line. */
  public String told(Cleanup cleanup) {
    MessageCriteria traits = cleanup.criteria().traits();
    return Stream.of(
            told("cleanup.sender", traits.sender()),
            told(traits.isPart() ? "cleanup.subject" : "cleanup.subject-of", traits.subject()),
            told("cleanup.url", traits.url()),
            told("cleanup.message-id", traits.messageId()),
            told("cleanup.sha256", traits.sha256()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private Optional<String> told(String label, Optional<String> value) {
    return value.map(sought -> texts.of("cleanup.told", texts.of(label), sought));
  }

  public RecordForm<Search> getForm() {
    return form;
  }

  /** All searches, the latest first. */
  public List<Cleanup> getAll() {
    return all;
  }

  /** The selected search, or null. */
  public Cleanup getShown() {
    return shown.orElse(null);
  }

  /** The current places of the selected search's results, or null. */
  public CleanupPreview getPreview() {
    return preview.orElse(null);
  }

  /** Returns whether a task of the selected search is running. */
  public boolean isGoing() {
    return shown.filter(Cleanup::isGoing).isPresent();
  }

  /** The style of a search's last task. */
  public String look(Cleanup cleanup) {
    TaskState state = cleanup.latest().map(task -> task.state()).orElse(TaskState.DONE);
    if (state.isGoing()) {
      return "going";
    }
    if (state != TaskState.DONE) {
      return "bad";
    }
    return cleanup.isCut() || !cleanup.troubles().isEmpty() ? "warn" : "good";
  }

  /** The state of a search, in words. */
  public String state(Cleanup cleanup) {
    return cleanup
        .latest()
        .map(task -> texts.of("task.state." + task.state()))
        .orElseGet(() -> texts.of("task.state.DONE"));
  }
}
