package org.carillon.contract.script;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Scripts, as ManageSieve (RFC 5804), REST and administration work with them. A script that is kept
 * was found to be right: one with errors is refused, as {@code Invalid} or {@code SeveralInvalid}
 * of the field {@code script}, each error with its place. What is used is used by the next message.
 */
public interface ScriptAccess {

  /** The code of a refusal: there are as many scripts as there may be. */
  String TOO_MANY = "too-many-scripts";

  /** The code of a refusal: a script in use is not deleted (RFC 5804 §2.10). */
  String IN_USE = "in-use";

  /** What the owner's scripts may require (RFC 5804 §1.7), in the order of the letters. */
  Set<String> capabilities(ScriptOwner owner);

  /** To how many addresses the owner's scripts may send one message on (RFC 5804 §1.7). */
  int redirects(ScriptOwner owner);

  /** All of an owner's, in the order of their names. */
  Answer<List<StoredScript>> list(Caller caller, ScriptOwner owner);

  /** One as it was written. */
  Answer<WrittenScript> read(Caller caller, ScriptOwner owner, String name);

  /** Whether these octets are a script that the owner may have. */
  Answer<Void> check(Caller caller, ScriptOwner owner, byte[] script);

  /**
   * What of a script that the owner may have is hardly meant, each with its place: warnings to
   * whoever puts it (RFC 5804 §1.3). None of one that is refused.
   */
  List<String> doubts(Caller caller, ScriptOwner owner, byte[] script);

  /** Whether a script of that name and length could be kept (RFC 5804 §2.5). */
  Answer<Void> haveSpace(Caller caller, ScriptOwner owner, String name, long octets);

  /**
   * Changes one. With a text, one that was not there is made; without, there is none to be changed.
   * One that is used is used instead of the one that was used so, {@code NONE}: no more.
   *
   * @return as it is now
   */
  Answer<StoredScript> change(Caller caller, ScriptOwner owner, String name, ScriptChange change);

  /** Uses none of an owner's scripts. */
  Answer<Void> useNone(Caller caller, ScriptOwner owner);

  /**
   * Deletes one that is not in use.
   *
   * @param version the one that is to be deleted; empty for whatever is there
   */
  Answer<Void> delete(Caller caller, ScriptOwner owner, String name, OptionalLong version);
}
