package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.label.LabelColour;
import org.carillon.contract.resource.ResourcePlace;
import org.carillon.contract.resource.ResourceProperties;
import org.carillon.contract.resource.ResourcePropertyChange;
import org.carillon.contract.resource.TextProperty;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;

/** What calendars are called, and their colours. */
@RequestScoped
public class CalendarLooks {
  @Inject private ResourceProperties properties;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  /** A calendar is a folder of its own name, which mail programs see, too. */
  public Optional<MailboxName> name(String field, String wanted) {
    String own = wanted.strip();
    if (own.indexOf(MailboxName.DELIMITER) >= 0) {
      return answers.wrong(field, texts.of("folder.no-slash"));
    }
    MailboxName name = new MailboxName(own);
    return name.problem().isEmpty()
        ? Optional.of(name)
        : answers.wrong(field, texts.of("invalid.malformed.named", own));
  }

  /**
   * Notes what one is called and its colour.
   *
   * @param name empty to leave it
   * @param colour a colour's word; another to leave it
   */
  public Answer<Void> noted(long id, String name, String colour) {
    List<ResourcePropertyChange> changes = new ArrayList<>();
    if (!name.isEmpty()) {
      changes.add(TextProperty.TITLE.to(name));
    }
    LabelColour.of(colour)
        .map(NearestColour::written)
        .map(TextProperty.COLOUR::to)
        .ifPresent(changes::add);
    return changes.isEmpty()
        ? Answer.done()
        : properties.change(visitor.caller(), ResourcePlace.of(id), changes);
  }
}
