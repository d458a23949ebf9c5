package org.carillon.format.kolab;

/** A version of the storage format. */
public enum KolabVersion {
  /** Kolab's own XML: Toltec, KONSEC, Bynari and Intra2net's client. */
  TWO,
  /** xCal and xCard. */
  THREE
}
