package org.carillon.store;

import org.carillon.blob.BlobLayout;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The store as a whole, for those who administer the server. */
public interface Store {

  /** What it holds; counts rows and files, which takes seconds where there are millions. */
  Answer<StoreStats> stats(Caller caller);

  /** How contents lie on the disk; takes as long as {@link #stats}. */
  Answer<BlobLayout> layout(Caller caller);

  /**
   * Begins to verify the store, on this node, and answers at once; when a verification runs
   * already, on whatever node, that one stays the one. It reads all contents and compares them with
   * their checksums, makes outlines anew from contents and counters from messages, and repairs
   * those that differ; and so the search index of this node, whose messages it compares with those
   * there are. Everything else runs meanwhile.
   */
  Answer<Verification> verify(Caller caller);

  /** How far the verification is that runs or ran last, without the damage: costs little. */
  Answer<Verification> progress(Caller caller);

  /** How far the verification is that runs or ran last, and all damage that is known. */
  Answer<Verification> verification(Caller caller);
}
