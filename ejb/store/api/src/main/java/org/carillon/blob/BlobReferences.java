package org.carillon.blob;

/**
 * Rows that refer to contents. A content that no capability's rows refer to is deleted, so each
 * capability that keeps contents has a bean of this kind for each of its tables that name them.
 */
public interface BlobReferences {

  /** The table. */
  String table();

  /** Its column with the content's id; an index begins with it. */
  String column();
}
