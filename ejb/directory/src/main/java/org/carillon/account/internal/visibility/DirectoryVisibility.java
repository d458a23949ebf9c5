package org.carillon.account.internal.visibility;

import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DirectoryView;

/**
 * The persons that a caller may see.
 *
 * @param domain the domain to which the view is limited; 0 for all
 * @param only the account to which the view is limited; 0 for all
 * @param administers true if the view includes attributes that only administrators see, and
 *     accounts that are switched off
 */
public record DirectoryVisibility(long domain, long only, boolean administers) {

  /** Returns whether the caller may see a person, who must not be a resource. */
  public boolean has(DirectoryView view, AddressLookup.Person person) {
    return view.credential(person.id()).filter(DirectoryView.Credential::isPerson).isPresent()
        && (domain == 0 || person.domain() == domain)
        && (only == 0 || person.id() == only)
        && (administers || person.enabled());
  }
}
