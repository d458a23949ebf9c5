package org.carillon.webmail.contact.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.contact.form.ContactFields;
import org.carillon.webmail.contact.form.FieldTypes;
import org.carillon.webmail.contact.form.PostalFields;
import org.carillon.webmail.contact.form.TypedText;

/** Reads the parameters of a contact to be created or changed. */
@RequestScoped
public class ContactParameters {
  /** The most lines of each kind. */
  private static final int MOST_LINES = 100;

  @Inject private RequestParameters parameters;

  /** Reads the submitted form. */
  ContactFields sent() {
    return new ContactFields(
        line("prefix"),
        line("given"),
        line("middle"),
        line("family"),
        line("suffix"),
        line("spokenGiven"),
        line("spokenFamily"),
        line("nickname"),
        line("organisation"),
        line("department"),
        line("jobTitle"),
        several("emails", FieldTypes.PLACES),
        several("telephones", FieldTypes.TELEPHONES),
        addresses(),
        several("pages", FieldTypes.PLACES),
        several("messengers", FieldTypes.PLACES),
        line("birthDay"),
        line("birthMonth"),
        line("birthYear"),
        line("categories"),
        parameters.text("note").replace("\r\n", "\n"));
  }

  /** Begins a new contact with the values that the link supplies. */
  ContactFields begun() {
    String name = line("name");
    int last = name.lastIndexOf(' ');
    String email = line("email");
    return new ContactFields(
        "",
        last < 0 ? name : name.substring(0, last).strip(),
        "",
        last < 0 ? "" : name.substring(last + 1),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        List.of(new TypedText(TypedText.NEW, email, "", "")),
        List.of(TypedText.BLANK),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        "",
        line("category"),
        "");
  }

  private String line(String name) {
    return one(parameters.text(name));
  }

  private static String one(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private List<TypedText> several(String name, List<String> types) {
    List<String> texts = parameters.texts(name);
    List<TypedText> all = new ArrayList<>();
    for (int at = 0; at < Math.min(texts.size(), MOST_LINES); at++) {
      all.add(
          new TypedText(
              place(name, at),
              one(texts.get(at)),
              type(name, at, types),
              one(of(name + "Label", at))));
    }
    return all;
  }

  private List<PostalFields> addresses() {
    List<PostalFields> all = new ArrayList<>();
    int lines = Math.min(parameters.texts("street").size(), MOST_LINES);
    for (int at = 0; at < lines; at++) {
      all.add(
          new PostalFields(
              place("addresses", at),
              type("addresses", at, FieldTypes.PLACES),
              one(of("addressesLabel", at)),
              of("street", at).replace("\r\n", "\n").strip(),
              one(of("city", at)),
              one(of("region", at)),
              one(of("postcode", at)),
              one(of("country", at))));
    }
    return all;
  }

  private String of(String name, int at) {
    List<String> all = parameters.texts(name);
    return at < all.size() ? all.get(at) : "";
  }

  private String type(String name, int at, List<String> types) {
    String type = of(name + "Type", at);
    return types.contains(type) ? type : FieldTypes.NONE;
  }

  private int place(String name, int at) {
    return (int)
        Math.min(
            RequestParameters.parse(of(name + "At", at)).orElse(TypedText.NEW), Integer.MAX_VALUE);
  }
}
