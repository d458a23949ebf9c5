package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.web.Asked;
import org.carillon.web.Go;

/** A search in all folders. */
@Named("search")
@RequestScoped
public class SearchPage {
  @Inject private Everywhere everywhere;
  @Inject private Asked asked;

  private Everywhere.Page page;

  /** What was found. */
  public Everywhere.Page getPage() {
    if (page == null) {
      page =
          getQuery().isEmpty()
              ? new Everywhere.Page(List.of(), Optional.empty(), false)
              : everywhere.find(Query.parse(getQuery()), asked.text("before"));
    }
    return page;
  }

  /** What is searched for, as typed. */
  public String getQuery() {
    return asked.text("q");
  }

  /** The same as part of an address. */
  public String getEncoded() {
    return Go.encoded(getQuery());
  }
}
