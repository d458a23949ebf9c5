package org.carillon.web;

import org.carillon.contract.identity.Caller;

/** What an application says of itself; each has exactly one bean of this type. */
public interface WebApplication {

  /** The name of the cookie that holds its session's secret. */
  String cookie();

  /** Its first page after sign-in, within the application ({@code /mail}). */
  String home();

  /** The base name of the bundle with its sentences. */
  String words();

  /** Whether such a caller has anything to do here. */
  boolean admits(Caller caller);
}
