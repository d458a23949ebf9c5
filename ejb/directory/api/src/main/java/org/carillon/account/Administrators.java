package org.carillon.account;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Who administers; for server administrators. */
public interface Administrators {
  /** The one that a server's first start makes. */
  String FIRST = "admin";

  /** Makes an administrator. */
  Answer<Administrator> create(Caller caller, NewAdministrator administrator);

  /** The administrator with this name. */
  Answer<Administrator> find(Caller caller, String name);

  /** All administrators, by name. */
  Answer<Page<Administrator>> list(Caller caller, PageRequest request);

  /** Gives an administrator with a name of its own a new password. */
  Answer<Administrator> changePassword(
      Caller caller, String name, String password, OptionalLong version);

  /** Takes the right away; the last server administrator stays. */
  Answer<Administrator> delete(Caller caller, String name, OptionalLong version);
}
