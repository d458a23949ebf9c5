package org.carillon.webmail.query;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.InvitedAddresses;
import org.carillon.webmail.label.Labels;
import org.carillon.webmail.mailbox.Folders;

/** The search field ({@code q}), read once a request, for all pages. */
@Named("searchField")
@RequestScoped
public class SearchField {
  @Inject private Labels labels;
  @Inject private Folders folders;
  @Inject private InvitedAddresses addresses;
  @Inject private PageContext ui;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private SearchLine line;

  /**
   * A term that all results match.
   *
   * @param text its display form
   * @param without the encoded search without this term
   */
  public record Chip(String text, String without) {}

  /** The reader's labels, folders, addresses and time. */
  private final class Names implements SearchNames {
    @Override
    public Optional<String> label(String name) {
      return labels.keyword(name);
    }

    @Override
    public boolean hasFolder(String name) {
      return folders.getReadable().stream().anyMatch(folder -> folder.goesBy(name));
    }

    @Override
    public List<String> own() {
      return addresses.all().stream().sorted().toList();
    }

    @Override
    public ZonedDateTime now() {
      return ZonedDateTime.now(ui.getZone());
    }
  }

  public SearchLine getLine() {
    if (line == null) {
      line = SearchLine.read(parameters.text("q"), new Names());
    }
    return line;
  }

  /** The error message for an invalid search; empty for a valid one. */
  public String getWrong() {
    return getLine().misread().map(this::sentence).orElse("");
  }

  private String sentence(SearchLineError misread) {
    return misread.kind() == SearchLineError.Kind.LONG
        ? texts.of(misread.kind().sentence(), SearchLine.MOST, SearchLine.MOST_WORDS)
        : texts.of(misread.kind().sentence(), ShortenedText.of(misread.about()));
  }

  /** The terms that were understood, all of which must hold. */
  public List<Chip> getChips() {
    List<SearchTerm> terms = getLine().tree().conjuncts();
    List<Chip> chips = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      List<SearchTerm> others = new ArrayList<>(terms);
      others.remove(i);
      chips.add(
          new Chip(
              ShortenedText.of(
                  terms
                      .get(i)
                      .written(term -> texts.of("search.not", term), texts.of("search.or"))),
              Redirect.encoded(new SearchTerm.All(others).line())));
    }
    return chips;
  }
}
