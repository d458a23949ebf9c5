package org.carillon.webmail.label;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelAccess;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Creates, renames, colours and removes labels. */
@Named("labelsPage")
@RequestScoped
public class LabelsPage {
  @Inject private LabelAccess access;
  @Inject private Labels labels;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewLabel> added = new RecordForm<>(NewLabel.class);

  public record NewLabel(@Field(label = "label.new", required = true) String name) {}

  public void create() {
    added
        .read(answers, texts)
        .flatMap(
            wanted ->
                answers.take(
                    "name", access.create(visitor.caller(), wanted.name(), colour("colour"))))
        .ifPresent(made -> back(Notice.of("label.created", made.name())));
  }

  private LabelColour colour(String field) {
    return LabelColour.of(parameters.text(field)).orElse(LabelColour.GREY);
  }

  /** Changes a label's name or colour. */
  public void change() {
    String keyword = parameters.text("change");
    answers
        .take(
            access.put(
                visitor.caller(),
                new Label(
                    keyword, parameters.text("name-" + keyword), colour("colour-" + keyword))))
        .ifPresent(changed -> back(Notice.of("label.changed", changed.name())));
  }

  /** Adds a label of other clients to the reader's own. */
  public void adopt() {
    String keyword = parameters.text("adopt");
    Optional<Label> usual =
        labels.getOthers().stream().filter(one -> one.keyword().equals(keyword)).findFirst();
    if (usual.isEmpty()) {
      Redirect.to("/labels");
      return;
    }
    answers
        .take(access.put(visitor.caller(), usual.get()))
        .ifPresent(made -> back(Notice.of("label.created", made.name())));
  }

  /** Removes a label from the list. */
  public void remove() {
    answers
        .take(access.remove(visitor.caller(), parameters.text("remove")))
        .ifPresent(
            gone ->
                back(
                    Notice.of("label.removed", gone.name())
                        .undoneBy(new LabelUndo.Carried(gone).text())));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/labels");
  }

  public RecordForm<NewLabel> getAdded() {
    return added;
  }
}
