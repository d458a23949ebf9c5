package org.carillon.mailbox.share;

import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * Sharing of collections, for every edge. Each operation is one on behalf of an account: the
 * caller's own, or one that it governs. Only who administers a collection may share it, and nobody
 * shares more than they have. Folders of files are shared with all folders below them. A share is
 * an entry of the collection's access list (RFC 4314), so that it is seen alike by IMAP and by
 * DAV's ACL. Changes are durable when answered, and in the audit.
 */
public interface CollectionShares {

  /**
   * With whom a collection is shared, but its owner.
   *
   * @param address the account's address, which must administer the collection
   */
  Answer<List<CollectionShare>> shares(Caller caller, String address, long collection);

  /**
   * Shares a collection.
   *
   * @return {@link Failure.Invalid} of the field {@code with} where nobody is meant, of {@code
   *     level} where the collection's kind has no such level; {@link Failure.NotAllowed} where the
   *     account has less itself
   */
  Answer<CollectionShare> share(Caller caller, String address, long collection, NewShare share);

  /** Ends a share; {@link Failure.NotFound} where there is none (any more). */
  Answer<Void> end(Caller caller, String address, long collection, Identifier with);

  /** The ids of the account's own collections that are shared with anybody. */
  Answer<Set<Long>> shared(Caller caller, String address);

  /** What the account was asked to look at, or has put away, of what it may see. */
  Answer<List<ShareInvitation>> invitations(Caller caller, String address);

  /**
   * Answers an invitation, or changes the answer. What is shared without an invitation can be put
   * away so, and taken back.
   *
   * @param accepts whether the collection is to be among the account's
   */
  Answer<Void> answer(Caller caller, String address, long collection, boolean accepts);

  /** Answers to the account's own invitations that it has not dismissed. */
  Answer<List<ShareInvitation>> replies(Caller caller, String address);

  /** Takes note of an answer to an invitation of the account's, which is not told any more. */
  Answer<Void> dismiss(Caller caller, String address, String uid);
}
