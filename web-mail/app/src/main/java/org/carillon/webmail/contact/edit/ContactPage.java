package org.carillon.webmail.contact.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.format.vcard.VCard;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.contact.ContactChange;
import org.carillon.webmail.contact.ContactPhoto;
import org.carillon.webmail.contact.ContactStorage;
import org.carillon.webmail.contact.ContactUndo;
import org.carillon.webmail.contact.OpenContact;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;
import org.carillon.webmail.contact.form.CardFields;
import org.carillon.webmail.contact.form.ContactFields;
import org.carillon.webmail.contact.form.ContactFormReader;
import org.carillon.webmail.contact.form.FieldTypes;
import org.carillon.webmail.contact.form.PostalFields;
import org.carillon.webmail.contact.form.TypedText;

/** The form that creates or changes a contact. */
@Named("contact")
@RequestScoped
public class ContactPage {
  @Inject private ContactStorage contacts;
  @Inject private ContactUndo undo;
  @Inject private ContactParameters asked;
  @Inject private UploadedPhoto photo;
  @Inject private OwnBooks books;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Optional<OpenContact> open = Optional.empty();
  private ContactFields fields;
  private String added = "";
  private Map<String, String> wrong = Map.of();

  /** Opens the requested contact, or begins a new one. */
  public void load() {
    if (isNew()) {
      fields = asked.begun();
      return;
    }
    open = answers.take(contacts.open(parameters.number("c").orElse(0), parameters.text("k")));
    if (open.isPresent() && !open.get().book().isWritable()) {
      answers.show(null, new Failure.NotAllowed());
      open = Optional.empty();
    }
    open.ifPresent(found -> fields = CardFields.of(found.card()));
  }

  /** Adds a line to the form, for browsers without script. */
  public void more() {
    fields = asked.sent();
    added = parameters.text("more");
  }

  public void save() {
    if (fields == null) {
      return;
    }
    fields = asked.sent();
    if (isOutdated()) {
      answers.wrong(null, texts.of("contact.outdated"));
      return;
    }
    VCard card = open.map(OpenContact::card).orElseGet(ContactStorage::blank);
    switch (photo.read()) {
      case UploadedPhoto.None() -> save(isPhotoRemoved() ? ContactPhoto.without(card) : card);
      case UploadedPhoto.Picture(SanitizedPicture picture) ->
          save(ContactPhoto.with(card, picture));
      case UploadedPhoto.Refused(String what) -> {
        wrong = Map.of("photo", what);
        answers.wrong(null, texts.of("contact.wrong"));
      }
    }
  }

  private boolean isPhotoRemoved() {
    return !parameters.text("removePhoto").isEmpty();
  }

  private void save(VCard card) {
    switch (ContactFormReader.of(card, fields, Instant.now())) {
      case ContactFormReader.Refused(Map<String, String> refused) -> {
        wrong = refused;
        answers.wrong(null, texts.of("contact.wrong"));
      }
      case ContactFormReader.Understood(VCard made) -> {
        Answer<ContactChange> kept =
            open.map(old -> contacts.change(old, made))
                .orElseGet(() -> contacts.create(book(), made));
        switch (kept) {
          case Answer.Done<ContactChange>(ContactChange change) ->
              undo.kept(change, isNew() ? "contact.created" : "contact.saved");
          case Answer.Failed<ContactChange>(Failure failure) -> undo.refused(failure);
        }
      }
    }
  }

  /** Returns whether the contact was changed while this form was filled in. */
  private boolean isOutdated() {
    return open.filter(old -> !old.tag().equals(parameters.text("tag"))).isPresent();
  }

  private long book() {
    long chosen = parameters.number("book").orElse(0);
    return books.find(chosen).filter(ShownBook::isWritable).map(ShownBook::id).orElse(0L);
  }

  public boolean isNew() {
    return !parameters.text("new").isEmpty();
  }

  /** The contact's present name; empty for a new one. */
  public String getName() {
    return open.map(found -> found.card().text("FN")).orElse("");
  }

  /** The address of its picture; empty for none. */
  public String getPhoto() {
    return open.filter(found -> ContactPhoto.of(found.card()).isPresent())
        .map(
            found ->
                ContactPhoto.address(Long.toString(found.book().id()), found.key(), found.tag()))
        .orElse("");
  }

  /** The tag of the version that the form shows. */
  public String getTag() {
    String sent = parameters.text("tag");
    return sent.isEmpty() ? open.map(OpenContact::tag).orElse("") : sent;
  }

  public ContactFields getFields() {
    return fields;
  }

  /** The lines of mail addresses, with a blank one. */
  public List<TypedText> getEmails() {
    return lines("emails", fields.emails(), TypedText.BLANK, true);
  }

  /** The lines of telephone numbers, with a blank one. */
  public List<TypedText> getTelephones() {
    return lines("telephones", fields.telephones(), TypedText.BLANK, true);
  }

  /** The lines of web pages, with a blank one. */
  public List<TypedText> getPages() {
    return lines("pages", fields.pages(), TypedText.BLANK, true);
  }

  public List<TypedText> getMessengers() {
    return lines("messengers", fields.messengers(), TypedText.BLANK, false);
  }

  /** The postal addresses, with a blank one. */
  public List<PostalFields> getAddresses() {
    return lines("addresses", fields.addresses(), PostalFields.BLANK, true);
  }

  private <T> List<T> lines(String name, List<T> typed, T blank, boolean wantsOne) {
    List<T> all = new ArrayList<>(typed);
    if (added.equals(name) || wantsOne && all.isEmpty()) {
      all.add(blank);
    }
    return all;
  }

  /** A blank line, which the script copies. */
  public TypedText getBlank() {
    return TypedText.BLANK;
  }

  public PostalFields getBlankAddress() {
    return PostalFields.BLANK;
  }

  /** The types of mail and postal addresses. */
  public List<String> getPlaces() {
    return FieldTypes.PLACES;
  }

  /** The types of telephone numbers. */
  public List<String> getNumbers() {
    return FieldTypes.TELEPHONES;
  }

  public List<String> getDays() {
    return IntStream.rangeClosed(1, 31).mapToObj(Integer::toString).toList();
  }

  /** The months of a year, from 1. */
  public List<String> getMonths() {
    return IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList();
  }

  /** Returns the name of a month. */
  public String month(String number) {
    return Month.of(Integer.parseInt(number))
        .getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
  }

  /** Returns the error of a field, as a sentence; empty for none. */
  public String wrong(String field) {
    String what = wrong.getOrDefault(field, "");
    return what.isEmpty()
        ? ""
        : texts.of(
            "contact.wrong." + what,
            field.equals("note") ? ContactFormReader.MOST_NOTE : ContactFormReader.MOST_TEXT);
  }

  /** The books that a new contact may be added to. */
  public List<ShownBook> getBooks() {
    return books.getWritable();
  }

  /** Returns whether the book is selected for a new contact. */
  public boolean isIn(ShownBook book) {
    return book.getKey().equals(parameters.text("book"));
  }

  /** The contact's address book; null for a new one. */
  public ShownBook getBook() {
    return open.map(OpenContact::book).orElse(null);
  }

  /** The address to go back to. */
  public String getBack() {
    return open.map(
            found -> "contacts?c=" + found.book().id() + "&k=" + Redirect.encoded(found.key()))
        .orElse("contacts");
  }
}
