package org.carillon.account;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Manages administrators. Only server administrators may call this. */
public interface Administrators {
  /** The name of the administrator that is created when the server starts for the first time. */
  String FIRST = "admin";

  Answer<Administrator> create(Caller caller, NewAdministrator administrator);

  Answer<Administrator> find(Caller caller, String name);

  /** Returns all administrators, ordered by name. */
  Answer<Page<Administrator>> list(Caller caller, PageRequest request);

  /** Sets a new password for an administrator who is not an account. */
  Answer<Administrator> changePassword(
      Caller caller, String name, String password, OptionalLong version);

  /** Revokes the right to administer. The last server administrator can't be deleted. */
  Answer<Administrator> delete(Caller caller, String name, OptionalLong version);
}
