package org.carillon.mailbox.share;

import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * Sharing of collections, for all APIs and clients. Each operation is on behalf of an account: the
 * caller's own, or one that the caller administers. Only an account that administers a collection
 * may share it, and no account can share more than it has. Folders of files are shared with all
 * folders below them. A share is an entry of the collection's access list (RFC 4314), so IMAP and
 * DAV's ACL show it too. Changes are durable when answered, and are written to the audit log.
 */
public interface CollectionShares {

  /**
   * Lists the shares of a collection, without its owner.
   *
   * @param address the account's address; the account must administer the collection
   */
  Answer<List<CollectionShare>> shares(Caller caller, String address, long collection);

  /**
   * Shares a collection.
   *
   * @return {@link Failure.Invalid} of the field {@code with} if it names nobody, or of {@code
   *     level} if the collection's kind has no such level; {@link Failure.NotAllowed} if the
   *     account itself has fewer rights
   */
  Answer<CollectionShare> share(Caller caller, String address, long collection, NewShare share);

  /** Ends a share; {@link Failure.NotFound} if there is none, or none any more. */
  Answer<Void> end(Caller caller, String address, long collection, Identifier with);

  /** Returns the ids of the account's own collections that are shared with anybody. */
  Answer<Set<Long>> shared(Caller caller, String address);

  /** Lists the collections that the account may see and was invited to, or has declined. */
  Answer<List<ShareInvitation>> invitations(Caller caller, String address);

  /**
   * Answers an invitation, or changes the answer. A collection that is shared without an invitation
   * can be declined and accepted again in the same way.
   *
   * @param accepts whether the collection is to be among the account's
   */
  Answer<Void> answer(Caller caller, String address, long collection, boolean accepts);

  /** Lists the answers to the account's own invitations that it has not dismissed. */
  Answer<List<ShareInvitation>> replies(Caller caller, String address);

  /** Dismisses an answer to one of the account's invitations, so that it is not listed any more. */
  Answer<Void> dismiss(Caller caller, String address, String uid);
}
