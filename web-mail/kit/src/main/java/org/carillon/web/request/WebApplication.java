package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;

/** The properties of an application; each has exactly one bean of this type. */
public interface WebApplication {

  /** The name of the cookie that holds its session's secret. */
  String cookie();

  /** Its first page after sign-in, within the application ({@code /mail}). */
  String home();

  /** Its public pages, besides those to sign in and to show problems. */
  default Set<String> open() {
    return Set.of();
  }

  /** Its page for replacing an expired password, or empty. */
  default Optional<String> renewalPage() {
    return Optional.empty();
  }

  /** Its page for setting up a second factor, within the application, or empty. */
  default Optional<String> secondFactorPage() {
    return Optional.empty();
  }

  /** Its page for a forgotten password, within the application, or empty. */
  default Optional<String> forgottenPage() {
    return Optional.empty();
  }

  /** The base name of the bundle with its sentences. */
  String words();

  /** Returns whether its pages have the looks of domains and added languages. */
  default boolean hasLooks() {
    return false;
  }

  /** The codes of its languages (ISO 639). */
  List<String> languages();

  /**
   * Stores a form that came without a session until its writer has signed in again.
   *
   * @return the page that restores it, within the application; empty if nothing was stored
   */
  default Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    return Optional.empty();
  }

  /**
   * Returns whether a form without a session may have files, by the request's address and cookies;
   * the form itself is not read.
   */
  default boolean takesFiles(HttpServletRequest stranger) {
    return false;
  }

  /** The maximum size of a form, in octets, files included. */
  default long mostFormOctets() {
    return Long.MAX_VALUE;
  }

  /** Returns whether the application accepts such a caller. */
  boolean admits(Caller caller);

  /**
   * Returns whether an admitted caller may see a page; if not, the answer is 403.
   *
   * @param page within the application ({@code /mail})
   */
  default boolean shows(String page, Caller caller) {
    return true;
  }
}
