package org.carillon.webadmin.brand;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.policy.brand.BrandState;
import org.carillon.policy.brand.Brands;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The results of looking up brands' pictures, and why some are not shown. */
@Named("brands")
@RequestScoped
public class BrandsPage {
  @Inject private Brands brands;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<LookedUpBrand> rows = List.of();

  public void load() {
    answers
        .take(brands.list(visitor.caller(), parameters.text("q").strip()))
        .ifPresent(found -> rows = found);
  }

  /** Repeats the lookup of one. */
  public void again() {
    long id = parameters.number("again").orElse(0);
    answers
        .take(brands.again(visitor.caller(), id))
        .ifPresent(
            brand -> {
              notices.show(Notice.of("brands.soon", brand.claim().domain()));
              Redirect.to("/brands?q=" + Redirect.encoded(parameters.text("q")));
            });
  }

  public List<LookedUpBrand> getRows() {
    return rows;
  }

  /** The style of a state. */
  public String look(BrandState state) {
    return switch (state) {
      case PASS -> "good";
      case UNKNOWN -> "going";
      case NONE, DECLINED, SKIPPED -> "off";
      case FAIL -> "bad";
      case TEMPERROR -> "warn";
    };
  }
}
