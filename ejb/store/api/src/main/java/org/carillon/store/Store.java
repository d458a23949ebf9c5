package org.carillon.store;

import org.carillon.blob.BlobLayout;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The store as a whole, for administrators of the server. */
public interface Store {

  /** Returns counts and sizes of the store's data. Counting millions takes seconds. */
  Answer<StoreStats> stats(Caller caller);

  /** Returns the layout of blobs on the disk; takes as long as {@link #stats}. */
  Answer<BlobLayout> layout(Caller caller);

  /**
   * Starts a verification of the store on this node and returns at once. If a verification is
   * already running on any node, no second one is started. The verification reads all blobs and
   * compares them with their checksums. It computes outlines anew from blobs and counters from
   * messages, and repairs those that differ. It also compares the search index of this node with
   * the messages in the store and repairs it. The server keeps running meanwhile.
   */
  Answer<Verification> verify(Caller caller);

  /** Returns the progress of the running or last verification, without damage. This is cheap. */
  Answer<Verification> progress(Caller caller);

  /** Returns the progress of the running or last verification, and all known damage. */
  Answer<Verification> verification(Caller caller);
}
