package org.carillon.webmail.raw;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The object that a request names by its collection ({@code c}) and key ({@code k}). */
@RequestScoped
public class RawObjects {
  @Inject private GroupwareObjects objects;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  /** Returns the opened object, or shows the failure; unparsable objects are shown as stored. */
  public <T> Optional<T> take(Answer<T> opened) {
    boolean isMissing = opened.asFailure().filter(Failure.NotFound.class::isInstance).isPresent();
    if (isMissing && asked() instanceof Answer.Done<StoredObject>) {
      Redirect.to("/" + address("raw"));
      return Optional.empty();
    }
    return answers.take(opened);
  }

  /** The address of a page of the same object. */
  String address(String page) {
    return page
        + "?c="
        + parameters.number("c").orElse(0)
        + "&k="
        + Redirect.encoded(parameters.text("k"));
  }

  /** Returns the object. If the collection holds no objects, the answer is not found, too. */
  Answer<StoredObject> asked() {
    ItemKey key = new ItemKey(parameters.text("k"));
    Failure none = new Failure.NotFound("item", key.value());
    return key.problem().isEmpty()
        ? objects
            .open(visitor.caller(), parameters.number("c").orElse(0), key)
            .retold(why -> why instanceof Failure.Invalid ? none : why)
        : Answer.failed(none);
  }
}
