package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.event.EventJson;
import org.carillon.webmail.event.OpenEvent;
import org.carillon.webmail.raw.RawObjects;
import org.carillon.webmail.recurrence.RepeatChoices;
import org.carillon.webmail.recurrence.RepeatFields;
import org.carillon.webmail.typed.FieldErrors;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.RequestedReminders;

/** A page for one task: shows, creates, changes, completes and deletes it. */
@Named("todo")
@RequestScoped
public class TodoPage {
  @Inject private TodoKeeping keeping;
  @Inject private TodoLists lists;
  @Inject private Todos todos;
  @Inject private TodoChecks checks;
  @Inject private TaskErrors refusals;
  @Inject private FieldErrors wrongFields;
  @Inject private RepeatChoices repeats;
  @Inject private RequestParameters parameters;
  @Inject private RawObjects raws;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private PageContext ui;

  private Optional<OpenEvent> open = Optional.empty();
  private TodoFields fields;

  /** Opens the requested task, or begins a new one. */
  public void load() {
    if (fields != null) {
      return;
    }
    if (isNew()) {
      fields = begun();
      return;
    }
    open =
        raws.take(
            keeping
                .open(parameters.number("c").orElse(0), parameters.text("k"))
                .then(
                    todo ->
                        todo.isWhole()
                            ? new Answer.Done<>(todo)
                            : Answer.failed(new Failure.NotFound("todo"))));
    open.ifPresent(
        todo ->
            fields =
                TodoJson.fields(
                    todo.json(),
                    Long.toString(todo.calendar().id()),
                    ui.getZone(),
                    repeats.weekStart()));
  }

  private TodoFields begun() {
    String list =
        parameters
            .some("l")
            .or(() -> lists.writable().stream().findFirst().map(one -> Long.toString(one.id())))
            .orElse("");
    return new TodoFields(
        list,
        parameters.text("title"),
        "",
        "",
        "",
        "",
        "0",
        "",
        "0",
        "",
        RepeatFields.never(repeats.weekStart()),
        List.of(),
        false);
  }

  public void save() {
    fields = sent();
    long list = RequestParameters.parse(fields.list()).orElse(0);
    try {
      RequestedTask requested = RequestedTask.of(fields);
      if (isNew()) {
        kept(keeping.create(list, requested), Notice.of("todo.created", requested.title()));
      } else if (open.isPresent()) {
        // The form names its version, since the task opened now may be newer.
        OpenEvent todo = open.get();
        kept(
            keeping
                .open(todo.calendar().id(), parameters.text("k"), parameters.text("tag"))
                .then(seen -> keeping.change(seen, requested, list)),
            list == todo.calendar().id()
                ? Notice.of("todo.saved").undoneBy(TodoUndo.text(todo, "", "/" + getBack()))
                : Notice.of("todo.moved"));
      }
    } catch (InvalidFieldException wrong) {
      wrongFields.tell(wrong);
    }
  }

  private void kept(Answer<String> answer, Notice notice) {
    switch (answer) {
      case Answer.Done<String> _ -> {
        notices.show(notice);
        Redirect.to("/" + getBack());
      }
      case Answer.Failed<String>(Failure failure) -> refusals.tell(failure);
    }
  }

  private TodoFields sent() {
    return new TodoFields(
        parameters.text("list"),
        parameters.text("title"),
        parameters.text("dueDay"),
        parameters.text("due"),
        parameters.text("startDay"),
        parameters.text("start"),
        parameters.text("priority"),
        parameters.text("categories"),
        parameters.text("percent"),
        parameters.text("text"),
        RepeatFields.sent(parameters),
        RequestedReminders.sent(parameters.texts("reminder")),
        !parameters.texts("private").isEmpty());
  }

  public void remove() {
    if (open.isEmpty()) {
      return;
    }
    switch (keeping.remove(open.get())) {
      case Answer.Done<Void> _ -> {
        notices.show(
            Notice.of("todo.removed").undoneBy(TodoUndo.text(open.get(), "", "/" + getBack())));
        Redirect.to("/" + getBack());
      }
      case Answer.Failed<Void>(Failure failure) -> refusals.tell(failure);
    }
  }

  /** Adds a subtask, and saves the form. */
  public void addPart() {
    if (open.isEmpty()) {
      return;
    }
    fields = sent();
    long list = RequestParameters.parse(fields.list()).orElse(0);
    try {
      RequestedTask whole = RequestedTask.of(fields);
      RequestedTask part = part();
      Answer<String> made =
          keeping
              .open(open.get().calendar().id(), parameters.text("k"), parameters.text("tag"))
              .then(seen -> keeping.change(seen, whole, list))
              .then(key -> keeping.open(list, key))
              .then(changed -> keeping.createPart(changed, part));
      switch (made) {
        case Answer.Done<String> _ -> {
          notices.show(Notice.of("todo.created", part.title()));
          Redirect.to("/" + (list == open.get().calendar().id() ? getAddress() : getBack()));
        }
        case Answer.Failed<String>(Failure failure) -> refusals.tell(failure);
      }
    } catch (InvalidFieldException wrong) {
      wrongFields.tell(wrong);
    }
  }

  private RequestedTask part() throws InvalidFieldException {
    try {
      return RequestedTask.of(TodoFields.titled(getPart(), "", ""));
    } catch (InvalidFieldException wrong) {
      throw new InvalidFieldException("part", wrong.what(), wrong.filling());
    }
  }

  /** The title for a new subtask. */
  public String getPart() {
    return parameters.text("part");
  }

  public void check() {
    checks.check("/" + getAddress());
  }

  public boolean isNew() {
    return !parameters.text("new").isEmpty();
  }

  /** Returns whether there is a task to show. */
  public boolean isThere() {
    return fields != null;
  }

  public boolean isWritable() {
    return isNew()
        || open.filter(
                todo -> todo.calendar().isChangeable() && !todo.stored().entry().isRedacted())
            .isPresent();
  }

  public TodoFields getFields() {
    return fields;
  }

  /** The version that is shown, or that the form was made from. */
  public String getTag() {
    return parameters
        .some("tag")
        .or(() -> open.map(todo -> todo.stored().entry().tag().value()))
        .orElse("");
  }

  /** The list that the reader came from; empty for all. */
  public String getAsked() {
    OptionalLong asked = parameters.number("l");
    return asked.isPresent() ? Long.toString(asked.getAsLong()) : "";
  }

  /** The task's list; null for a new task. */
  public ShownCalendar getList() {
    return open.map(OpenEvent::calendar).orElse(null);
  }

  public List<TodoTree.Line> getParts() {
    return open.map(
            todo ->
                todos.in(List.of(todo.calendar())).all().stream()
                    .filter(one -> one.parent().equals(EventJson.text(todo.json(), "uid")))
                    .map(one -> new TodoTree.Line(one, 0))
                    .toList())
        .orElse(List.of());
  }

  /** The Message-ID of the message that it was made from; empty for none (RFC 2392). */
  public String getMessage() {
    return open.flatMap(todo -> MidUrl.id(TodoJson.link(todo.json()))).orElse("");
  }

  /** The search line that finds that message. */
  public String getMessageQuery() {
    return Redirect.encoded("rfc822msgid:\"" + getMessage().replace("\"", "") + "\"");
  }

  /** The address of this page. */
  public String getAddress() {
    return "todo?c="
        + parameters.number("c").orElse(0)
        + "&k="
        + Redirect.encoded(parameters.text("k"))
        + (getAsked().isEmpty() ? "" : "&l=" + getAsked());
  }

  /** The address of the list that the reader came from. */
  public String getBack() {
    return "todos" + (getAsked().isEmpty() ? "" : "?l=" + getAsked());
  }
}
