package org.carillon.policy.internal.sentence;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

@ApplicationScoped
public class SavedForwardTargets extends AccountRows {
  public SavedForwardTargets() {
    super(
        "forward-targets",
        37,
        "from forward_target",
        "address text, asked timestamptz, agreed timestamptz, refused timestamptz, "
            + "wanted boolean=true, day date, letters integer");
  }

  @Override
  protected String end() {
    return "and (t.wanted or t.refused is not null) order by t.account, t.address";
  }
}
