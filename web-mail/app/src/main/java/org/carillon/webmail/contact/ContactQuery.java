package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contacts.AskedContacts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/** Which contacts a request wants to see, as its address says it. */
@RequestScoped
public class ContactQuery {
  /** What stands for the directory among address books. */
  static final String DIRECTORY = "directory";

  /** How many a page of the list has. */
  static final int ROWS = 100;

  private static final int MOST_FROM = 10_000_000;
  private static final int LONGEST = 500;

  /** The parameters that say which part is wanted, in the order of addresses. */
  private static final List<String> NAMES = List.of("b", "q", "l", "g", "t", "from");

  @Inject private RequestParameters parameters;
  @Inject private OwnBooks books;

  /** The address book that is asked for; empty for all. */
  Optional<ShownBook> book() {
    return books.find(parameters.number("b").orElse(0));
  }

  boolean isDirectory() {
    return parameters.text("b").equals(DIRECTORY);
  }

  /** A parameter, as far as one of its kind goes. */
  String text(String name) {
    String text = parameters.text(name);
    return text.length() <= LONGEST ? text : "";
  }

  int from() {
    return (int) Math.min(parameters.number("from").orElse(0), MOST_FROM);
  }

  /** What the core is asked for all contacts that a text is somewhere in. */
  AskedContacts with(String text) {
    return new AskedContacts(all(), text, "", "", "", 0, ROWS);
  }

  private List<Long> all() {
    return books.getAll().stream().map(ShownBook::id).toList();
  }

  /** What the core is asked. */
  AskedContacts asked() {
    return new AskedContacts(
        book().map(one -> List.of(one.id())).orElseGet(this::all),
        text("q"),
        text("l"),
        text("t"),
        text("g"),
        from(),
        ROWS);
  }

  /** The query of the list as it is. */
  public String here() {
    return with(Map.of());
  }

  /** The query of the list with other parameters; those that are empty are left out. */
  String with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>();
    NAMES.forEach(name -> all.put(name, others.getOrDefault(name, text(name))));
    return all.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(one -> one.getKey() + "=" + Redirect.encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }
}
