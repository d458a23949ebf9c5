package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contacts.ContactPageRequest;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/** The part of the contacts that a request asks for, by the parameters of its address. */
@RequestScoped
public class ContactQuery {
  /** The value that stands for the directory among address books. */
  static final String DIRECTORY = "directory";

  /** The number of rows of a page of the list. */
  static final int ROWS = 100;

  private static final int MOST_FROM = 10_000_000;
  private static final int LONGEST = 500;

  /** The parameters that select a part of the contacts, in their order in addresses. */
  private static final List<String> NAMES = List.of("b", "q", "l", "g", "t", "from");

  @Inject private RequestParameters parameters;
  @Inject private OwnBooks books;

  /** The requested address book; empty for all. */
  Optional<ShownBook> book() {
    return books.find(parameters.number("b").orElse(0));
  }

  boolean isDirectory() {
    return parameters.text("b").equals(DIRECTORY);
  }

  /** Returns a parameter, cut to the length that its kind may have. */
  String text(String name) {
    String text = parameters.text(name);
    return text.length() <= LONGEST ? text : "";
  }

  int from() {
    return (int) Math.min(parameters.number("from").orElse(0), MOST_FROM);
  }

  /** Returns the request to the core for contacts that contain the text in any property. */
  ContactPageRequest with(String text) {
    return new ContactPageRequest(all(), text, "", "", "", 0, ROWS);
  }

  private List<Long> all() {
    return books.getAll().stream().map(ShownBook::id).toList();
  }

  ContactPageRequest asked() {
    return new ContactPageRequest(
        book().map(one -> List.of(one.id())).orElseGet(this::all),
        text("q"),
        text("l"),
        text("t"),
        text("g"),
        from(),
        ROWS);
  }

  /** The query of the present list. */
  public String here() {
    return with(Map.of());
  }

  /** Returns the query of the list with other parameters; empty ones are left out. */
  String with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>();
    NAMES.forEach(name -> all.put(name, others.getOrDefault(name, text(name))));
    return all.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(one -> one.getKey() + "=" + Redirect.encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }
}
