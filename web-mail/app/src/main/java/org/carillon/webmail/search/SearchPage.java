package org.carillon.webmail.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.conversation.Habits;
import org.carillon.webmail.list.Sorting;
import org.carillon.webmail.query.Filters;
import org.carillon.webmail.query.SearchField;

/** A search in all folders, or in the named ones. */
@Named("search")
@RequestScoped
public class SearchPage {
  @Inject private AllFoldersSearch everywhere;
  @Inject private SearchField search;
  @Inject private Habits habits;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private AllFoldersSearch.Page page;

  /** Writes the chosen filters as a search line, so that the address contains the whole search. */
  public void load() {
    String filters = Filters.line(parameters::text);
    if (!filters.isEmpty()) {
      Redirect.to("/search?q=" + Redirect.encoded((getQuery() + " " + filters).strip()));
    }
  }

  /** The page of results; empty without a search. */
  public AllFoldersSearch.Page getPage() {
    if (page == null) {
      page =
          getQuery().isEmpty()
              ? AllFoldersSearch.Page.EMPTY
              : everywhere.find(
                  search.getLine(),
                  getSorting(),
                  habits.now().conversations(),
                  parameters.text("before"));
    }
    return page;
  }

  /** The order of what was found. */
  public Sorting getSorting() {
    return Sorting.of(parameters.text("s"));
  }

  public boolean isRankable() {
    return search.getLine().isRankable();
  }

  /** A sentence with the number of results; empty without a search. */
  public String getFound() {
    if (getQuery().isEmpty() || !search.getWrong().isEmpty()) {
      return "";
    }
    FoundCount tally = getPage().tally();
    return texts.of(tally.isExact() ? "search.found" : "search.found.least", tally.found());
  }

  public String getQuery() {
    return parameters.text("q");
  }

  /** The search text, encoded for a query string. */
  public String getEncoded() {
    return Redirect.encoded(getQuery());
  }
}
