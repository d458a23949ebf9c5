package org.carillon.webmail.own;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.carillon.account.photo.PhotoChange;
import org.carillon.account.photo.Photos;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.portrait.Portraits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.contact.edit.UploadedPhoto;

/** Shows, sets and removes the photo in the user's own entry. */
@Named("entryPhoto")
@RequestScoped
public class PhotoForm {
  @Inject private Photos photos;
  @Inject private UploadedPhoto uploaded;
  @Inject private PhotoUndo undo;
  @Inject private Portraits portraits;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private String wrong = "";

  /** Saves the uploaded photo. */
  public void keep() {
    take(photos.put(visitor.caller(), visitor.getName(), octets(), Optional.empty()), "saved");
  }

  /** Returns the upload's octets; an empty upload is no picture. */
  private byte[] octets() {
    try {
      return uploaded.octets(Photos.MOST_OCTETS).orElse(new byte[0]);
    } catch (IOException gone) {
      return new byte[0];
    }
  }

  public void remove() {
    take(
        photos.remove(visitor.caller(), visitor.getName(), Optional.empty()),
        "entry.photo.removed");
  }

  private void take(Answer<PhotoChange> answer, String words) {
    switch (answer) {
      case Answer.Done<PhotoChange>(PhotoChange change) -> undo.done(change, words);
      case Answer.Failed<PhotoChange>(Failure.NotFound _) -> Redirect.to("/entry");
      case Answer.Failed<PhotoChange>(Failure.Invalid invalid) -> {
        wrong =
            invalid.code().equals("large")
                ? texts.of("entry.photo.wrong.large", getMostKilobytes())
                : texts.of("entry.photo.wrong.picture", getMostSide());
        answers.wrong(null, texts.of("contact.wrong"));
      }
      case Answer.Failed<PhotoChange>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** The address of the photo; empty for none. */
  public String getAddress() {
    return portraits.of(visitor.getName());
  }

  /** A sentence that says what is wrong with the upload, or empty. */
  public String getWrong() {
    return wrong;
  }

  /** The largest photo, in units of 1,024 octets. */
  public int getMostKilobytes() {
    return Photos.MOST_OCTETS / 1024;
  }

  /** The longest side of a photo, in pixels. */
  public int getMostSide() {
    return Photos.MOST_SIDE;
  }
}
