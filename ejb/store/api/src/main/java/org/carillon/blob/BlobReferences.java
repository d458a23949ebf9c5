package org.carillon.blob;

/**
 * A table whose rows refer to blobs. A blob that no row refers to is deleted. Each capability that
 * keeps blobs therefore has a bean of this type for each of its tables that name them.
 */
public interface BlobReferences {

  /** Returns the name of the table. */
  String table();

  /** Returns the name of the table's column that holds the blob id. An index must begin with it. */
  String column();
}
